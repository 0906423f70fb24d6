/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Master data reach a system late: some objects stay unknown for a while after somebody first speaks of them. */
final class LateArrivals {

    private final String system;
    private final Faults faults;
    private final Map<String, Instant> knownFrom = new ConcurrentHashMap<>();

    LateArrivals(String system, Faults faults) {
        this.system = system;
        this.faults = faults;
    }

    boolean arrived(String id) {
        Instant from = knownFrom.computeIfAbsent(id, i -> Instant.now().plus(faults.unknownFor(system, i)));
        return !Instant.now().isBefore(from);
    }
}
