/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.fence;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** What a handling unit or shipment contains: all of it, as of a time. */
record Contents(Thing container, Set<Thing> things, Instant asOf) {

    /** Of two reports on a container the newer; of the same time, what either says. */
    static Contents newer(Contents one, Contents other) {
        if (!one.asOf.equals(other.asOf)) {
            return one.asOf.isAfter(other.asOf) ? one : other;
        }
        Set<Thing> both = new HashSet<>(one.things);
        both.addAll(other.things);
        return new Contents(one.container, both, one.asOf);
    }
}
