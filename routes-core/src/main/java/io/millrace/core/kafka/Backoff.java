/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits longer after each failure in a row: half a second, doubled up to a limit. */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final long SLICE_MILLIS = 50;

    private final Duration limit;
    private volatile int failures;
    private volatile long failedAt;

    Backoff(Duration limit) {
        this.limit = limit;
    }

    void succeeded() {
        failures = 0;
    }

    void failed() {
        failedAt = System.nanoTime();
        failures++;
    }

    /** How long after the last failure the next attempt may begin. */
    Duration delay() {
        if (failures == 0) {
            return Duration.ZERO;
        }
        Duration doubled = FIRST.multipliedBy(1L << Math.min(failures - 1, 20));
        return doubled.compareTo(limit) < 0 ? doubled : limit;
    }

    /** Has it been so long since the delay after the last failure was over? Without a failure it has. */
    boolean isOverFor(Duration time) {
        return failures == 0
                || System.nanoTime() - failedAt >= delay().plus(time).toNanos();
    }

    /** Returns early when it is time to stop. */
    void await(BooleanSupplier stopping) throws InterruptedException {
        while (!isOverFor(Duration.ZERO) && !stopping.getAsBoolean()) {
            Thread.sleep(SLICE_MILLIS);
        }
    }
}
