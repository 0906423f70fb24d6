/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import java.time.Duration;
import java.time.Instant;

/**
 * At most so many calls a second, evenly: in any time t no more than rate times t, and what may be begun at once after a
 * pause, a tenth of a second's calls or one.
 */
final class CallRate {

    static final int FASTEST = 100_000;

    private static final long SAVED = Duration.ofMillis(100).toNanos();
    private static final long BATCH = Duration.ofMillis(50).toNanos();

    private final long each;
    private Instant spentUntil = Instant.EPOCH;

    CallRate(double perSecond) {
        this.each = Math.round(Math.ceil(Duration.ofSeconds(1).toNanos() / perSecond));
    }

    /** How many calls may begin now. */
    int available(Instant now) {
        return (int) (Duration.between(from(now), now).toNanos() / each);
    }

    void spend(int calls, Instant now) {
        spentUntil = from(now).plusNanos(calls * each);
    }

    /** When it is worth to look again: a call may begin then, or at a fast rate several. */
    Instant next(Instant now) {
        return from(now).plusNanos(Math.max(1, BATCH / each) * each);
    }

    /** What is later than now was written by a clock that has gone back since. */
    private Instant from(Instant now) {
        Instant earliest = now.minusNanos(Math.max(each, SAVED));
        return spentUntil.isBefore(earliest) || spentUntil.isAfter(now) ? earliest : spentUntil;
    }
}
