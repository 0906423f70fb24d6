/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.plant;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** SAP S/4HANA as its simulator plays it, with all its misbehaviour; people of the plant work at its screens. */
final class SapErp implements Erp {

    static final String USER = "MILLRACE";

    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    @Override
    public String name() {
        return "sap";
    }

    @Override
    public Map<String, String> systems() {
        return Map.of("erp", "erp", "costing", "desk");
    }

    @Override
    public List<SystemProgram> programs(Site site, Path work) {
        return List.of(
                new SapProgram(site, work),
                new SimulatorProgram("desk", "sap-desk", pace(), site, work)
                        .at(site.address("erp"), USER, START_LIMIT));
    }

    @Override
    public double pace() {
        return 1;
    }

    @Override
    public void introduce(Site site, Properties millrace) {
        millrace.setProperty("erp.baseUrl", site.address("erp").toString());
        millrace.setProperty("erp.username", USER);
        millrace.setProperty("erp.password", site.token());
    }

    @Override
    public List<String> books(Site site) {
        return List.of("--erp=sap", "--erp-url=" + site.address("erp"), "--erp-user=" + USER);
    }

    @Override
    public String words() {
        return "The ERP is SAP S/4HANA, simulated: one call in twelve is lost, late, locked or refused.";
    }
}
