/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.master;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a system called a thing for a while. @param to exclusive; null: until now */
record MasterSpan(
        String code, String id, Instant from, @Nullable Instant to) {

    boolean holds(Instant at) {
        return !at.isBefore(from) && (to == null || at.isBefore(to));
    }
}
