/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Goes as fast as time does although the clock behind it may be set: a settle window that is cut short duplicates. What
 * the clock is set by is made up for slowly, a tenth of the time that passes, and it never goes back.
 */
public final class SteadyClock implements InstantSource {

    private static final int TENTH = 10;

    private final InstantSource clock;
    private long nanos;
    private Instant now;

    /** Begins with what the clock says. */
    public SteadyClock(InstantSource clock) {
        this.clock = clock;
        this.nanos = System.nanoTime();
        this.now = clock.instant();
    }

    @Override
    public synchronized Instant instant() {
        long next = System.nanoTime();
        Duration passed = Duration.ofNanos(next - nanos);
        Duration most = passed.dividedBy(TENTH);
        Duration behind = Duration.between(now.plus(passed), clock.instant());
        Duration made = behind.compareTo(most) > 0 ? most : behind;
        now = now.plus(passed).plus(made.compareTo(most.negated()) < 0 ? most.negated() : made);
        nanos = next;
        return now;
    }
}
