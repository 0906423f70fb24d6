/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.plant;

import io.millrace.examples.plant.runtime.TrytonServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A real Tryton; people of the plant work at its client. */
final class TrytonErp implements Erp {

    private static final String ADMINISTRATOR = "admin";
    private static final String USER = "millrace";

    /** Its database is made, and the plant entered in it, before the day begins. */
    private static final Duration START_LIMIT = Duration.ofMinutes(8);

    /** @throws IllegalArgumentException with what to install */
    TrytonErp() {
        if (!TrytonServer.isInstalled()) {
            throw new IllegalArgumentException("Tryton is not installed here. On Debian 12: apt-get install"
                    + " --no-install-recommends " + TrytonServer.PACKAGES);
        }
    }

    @Override
    public String name() {
        return "tryton";
    }

    @Override
    public Map<String, String> systems() {
        return Map.of("erp", "erp", "costing", "desk");
    }

    @Override
    public List<SystemProgram> programs(Site site, Path work) {
        return List.of(
                new TrytonProgram(site, work, START_LIMIT),
                new SimulatorProgram("desk", "tryton-desk", pace(), site, work)
                        .at(database(site), ADMINISTRATOR, START_LIMIT));
    }

    private static URI database(Site site) {
        return site.address("erp").resolve("/" + TrytonServer.DATABASE + "/");
    }

    /** A posting is a dozen calls, and its SQLite takes one change at a time. */
    @Override
    public double pace() {
        return 0.1;
    }

    @Override
    public void introduce(Site site, Properties millrace) {
        millrace.setProperty("erp.baseUrl", site.address("erp").toString());
        millrace.setProperty("erp.database", TrytonServer.DATABASE);
        millrace.setProperty("erp.username", USER);
        millrace.setProperty("erp.password", site.token());
        // One call takes seconds while another is being written.
        millrace.setProperty("mfg.settleWindow", "12s");
        // The last confirmation ends an order: what was consumed for it must have come before.
        millrace.setProperty("counter.interval", "10s");
    }

    @Override
    public List<String> books(Site site) {
        return List.of("--erp=tryton", "--erp-url=" + database(site), "--erp-user=" + ADMINISTRATOR);
    }

    @Override
    public String words() {
        return "The ERP is a real Tryton on SQLite. It books a few documents a second, so the machines run at a tenth of"
                + " their pace: about 5 facts a second.";
    }
}
