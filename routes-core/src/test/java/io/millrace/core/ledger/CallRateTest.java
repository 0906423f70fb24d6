/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class CallRateTest {

    private static final Instant BEGIN = Instant.parse("2026-11-23T06:00:00Z");

    /** In any window: whenever it is asked, and however long nobody asked. */
    @Property(tries = 300)
    void neverMoreThanTheRateAndTheFirstCalls(
            @ForAll @DoubleRange(min = 0.01, max = 5000) double perSecond,
            @ForAll @Size(min = 2, max = 60) List<@LongRange(min = 0, max = 3_000_000_000L) Long> pauses) {
        CallRate rate = new CallRate(perSecond);
        List<Instant> times = new ArrayList<>();
        List<Integer> calls = new ArrayList<>();
        Instant now = BEGIN;
        for (long pause : pauses) {
            now = now.plusNanos(pause);
            times.add(now);
            calls.add(rate.available(now));
            rate.spend(rate.available(now), now);
            assertThat(rate.available(now)).isZero();
        }
        for (int first = 0; first < times.size(); first++) {
            int sum = 0;
            for (int last = first; last < times.size(); last++) {
                sum += calls.get(last);
                double seconds =
                        Duration.between(times.get(first), times.get(last)).toNanos() / 1e9;
                assertThat((double) sum).isLessThanOrEqualTo(perSecond * seconds + Math.max(1, perSecond / 10) + 1e-6);
            }
        }
    }

    /** Whoever looks when he is told to gets nearly all there is. */
    @Property(tries = 200)
    void theRateIsReached(
            @ForAll @DoubleRange(min = 0.1, max = 5000) double perSecond, @ForAll @IntRange(max = 3) int late) {
        CallRate rate = new CallRate(perSecond);
        Instant now = BEGIN;
        long calls = 0;
        Instant end = BEGIN.plus(Duration.ofSeconds(100));
        while (now.isBefore(end)) {
            int available = rate.available(now);
            rate.spend(available, now);
            calls += available;
            assertThat(rate.next(now)).isAfter(now);
            now = rate.next(now).plusMillis(late);
        }
        assertThat((double) calls).isGreaterThan(perSecond * 100 * 0.94 - 1);
    }

    @Property(tries = 20)
    void aClockThatGoesBackDoesNotStopIt(@ForAll @DoubleRange(min = 1, max = 100) double perSecond) {
        CallRate rate = new CallRate(perSecond);
        rate.spend(rate.available(BEGIN), BEGIN);
        assertThat(rate.available(BEGIN.minusSeconds(3600))).isPositive();
    }
}
