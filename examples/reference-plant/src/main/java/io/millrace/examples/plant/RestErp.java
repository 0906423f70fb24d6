/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.plant;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The simulated ERP that speaks Millrace's own REST contract. */
final class RestErp implements Erp {

    @Override
    public String name() {
        return "rest";
    }

    @Override
    public Map<String, String> systems() {
        return Map.of("erp", "erp", "costing", "erp");
    }

    @Override
    public List<SystemProgram> programs(Site site, Path work) {
        return List.of(new SimulatorProgram("erp", "erp", pace(), site, work));
    }

    @Override
    public double pace() {
        return 1;
    }

    @Override
    public void introduce(Site site, Properties millrace) {
        // Like every other system of the plant: its address and token are there.
    }

    @Override
    public List<String> books(Site site) {
        return List.of("--erp=rest");
    }

    @Override
    public String words() {
        return "The ERP is a simulated one with a REST interface.";
    }
}
