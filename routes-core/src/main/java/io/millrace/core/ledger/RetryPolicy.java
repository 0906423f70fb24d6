/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When a delivery is looked at again.
 *
 * @param delay after the first failure; doubled with each further one
 * @param maxDelay never longer than this
 * @param prematureDeadline how long a prerequisite may be missing in the target
 * @param settleWindow how long after a call the target may need to show its effect
 * @param unknownDeadline how long it is tried to find out what became of a call
 */
record RetryPolicy(
        Duration delay,
        Duration maxDelay,
        Duration prematureDeadline,
        Duration settleWindow,
        Duration unknownDeadline) {

    static final RetryPolicy DEFAULT = new RetryPolicy(
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            Duration.ofHours(8),
            Duration.ofMinutes(2),
            Duration.ofHours(24));

    private static final int MAX_DOUBLINGS = 30;

    /**
     * Of a delivery whose call was interrupted and whose route does not run here, or not yet: with the settle window that
     * the barrier noted, as the time between the call and when it is looked at again.
     */
    static RetryPolicy ofRoute(StoredDelivery interrupted) {
        Instant sent = interrupted.sentAt();
        return sent == null || !interrupted.nextAt().isAfter(sent)
                ? DEFAULT
                : new RetryPolicy(
                        DEFAULT.delay,
                        DEFAULT.maxDelay,
                        DEFAULT.prematureDeadline,
                        Duration.between(sent, interrupted.nextAt()),
                        DEFAULT.unknownDeadline);
    }

    /** With a fifth more or less, so that what failed together does not come back together. */
    Instant next(int attempts, Instant now) {
        long doubled = delay.toMillis() << Math.min(Math.max(attempts - 1, 0), MAX_DOUBLINGS);
        long millis = doubled < delay.toMillis() ? maxDelay.toMillis() : Math.min(doubled, maxDelay.toMillis());
        return now.plusMillis((long) (millis * ThreadLocalRandom.current().nextDouble(0.8, 1.2)));
    }
}
