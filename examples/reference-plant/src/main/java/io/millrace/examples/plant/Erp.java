/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.plant;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The plant's ERP: the programs it runs as, what Millrace is told of it, and how its books are read. */
interface Erp {

    /** By name; the flows that name the ERP are in the folder {@code erp-<name>}. */
    Map<String, Supplier<Erp>> KNOWN =
            new TreeMap<>(Map.of("rest", RestErp::new, "sap", SapErp::new, "tryton", TrytonErp::new));

    /** @throws IllegalArgumentException with the names there are */
    static Erp of(String name) {
        if (!KNOWN.containsKey(name)) {
            throw new IllegalArgumentException("plant.erp must be one of " + KNOWN.keySet() + ", got '" + name + "'");
        }
        return KNOWN.get(name).get();
    }

    String name();

    /** Which program plays the ERP, and which plays costing beside it. */
    Map<String, String> systems();

    List<SystemProgram> programs(Site site, Path work);

    /** How fast the plant's day runs: 1 is about 50 facts a second. */
    double pace();

    /** Adds where Millrace finds the ERP, and who it is there. */
    void introduce(Site site, Properties millrace);

    /** The arguments of the reconciliation that say where the ERP's books are. */
    List<String> books(Site site);

    /** What a visitor should know, in one sentence. */
    String words();
}
