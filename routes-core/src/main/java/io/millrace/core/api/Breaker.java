/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.api;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.millrace.canonical.error.MfgException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves a sick system alone for a while, then asks once to see. A system that refuses is well: only what is its own
 * failure counts.
 */
final class Breaker {

    private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);
    private static final int ITS_OWN_FAILURE = 500;

    private final CircuitBreaker breaker;

    /** Open for a while once half of the last {@code calls} failed. */
    Breaker(String system, int calls, Duration openFor) {
        breaker = CircuitBreaker.of(
                system,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(calls)
                        .minimumNumberOfCalls(calls)
                        .waitDurationInOpenState(openFor)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .build());
        breaker.getEventPublisher()
                .onStateTransition(
                        event -> LOG.warn("{} {}: {}", ApiError.NOT_ASKED.code(), system, event.getStateTransition()));
    }

    /** Whether the system may be asked. Each permission is given back by {@link #count} or {@link #notAsked}. */
    boolean permits() {
        return breaker.tryAcquirePermission();
    }

    void notAsked() {
        breaker.releasePermission();
    }

    void count(Reply reply) {
        long nanos = reply.age().toNanos();
        if (reply.failure() != null && isOutage(reply.failure())) {
            breaker.onError(nanos, TimeUnit.NANOSECONDS, reply.failure());
        } else {
            breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
        }
    }

    private static boolean isOutage(Throwable failure) {
        return !(failure instanceof MfgException known)
                || known.code() instanceof HttpError error && error.status() >= ITS_OWN_FAILURE;
    }
}
