/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SteadyClockTest {

    private final AtomicReference<Duration> wrongBy = new AtomicReference<>(Duration.ZERO);
    private final SteadyClock clock = new SteadyClock(() -> Instant.now().plus(wrongBy.get()));

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void aClockThatIsSetByAnHourChangesNothingAtOnce(int hours) {
        long began = System.nanoTime();
        Instant before = clock.instant();
        wrongBy.set(Duration.ofHours(hours));
        Duration passed = Duration.between(before, clock.instant());
        assertThat(passed)
                .isGreaterThanOrEqualTo(Duration.ZERO)
                .isLessThan(Duration.ofNanos(System.nanoTime() - began).multipliedBy(2));
    }

    @Test
    void itFollowsWhatTheClockIsSetBySlowlyAndArrives() {
        wrongBy.set(Duration.ofMillis(20));
        assertThat(Duration.between(clock.instant(), Instant.now().plus(wrongBy.get())))
                .as("not at once")
                .isPositive();
        await().untilAsserted(() -> assertThat(
                        Duration.between(clock.instant(), Instant.now().plus(wrongBy.get())))
                .isLessThan(Duration.ofMillis(2)));
    }
}
