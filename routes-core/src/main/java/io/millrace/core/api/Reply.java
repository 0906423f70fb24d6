/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking.
 *
 * @param body the answer; null if it failed
 * @param askedNanos when the system was asked, on the clock of {@link System#nanoTime}
 */
record Reply(@Nullable Object body, @Nullable Throwable failure, long askedNanos) {

    static Reply answered(@Nullable Object body, long askedNanos) {
        return new Reply(body, null, askedNanos);
    }

    static Reply failed(Throwable failure, long askedNanos) {
        return new Reply(null, failure, askedNanos);
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - askedNanos);
    }

    /** How long it may still be given to others; a failure not at all. */
    Duration fresh(Duration freshFor) {
        Duration left = freshFor.minus(age());
        return failure != null || left.isNegative() ? Duration.ZERO : left;
    }
}
