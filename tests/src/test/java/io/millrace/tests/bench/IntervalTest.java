/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IntervalTest {

    @Test
    void theIntervalHoldsTheMedianAndNarrowsWithItsRounds() {
        Interval interval = Interval.of(List.of(0.9, 1.0, 1.1, 1.2, 1.3, 1.25, 1.05));
        assertThat(interval.median()).isEqualTo(1.1);
        assertThat(interval.low()).isBetween(0.9, 1.1);
        assertThat(interval.high()).isBetween(1.1, 1.3);
        assertThat(Interval.of(List.of(2.0, 2.0, 2.0))).isEqualTo(new Interval(2, 2, 2));
    }

    @Test
    void aTargetIsMetOnlyByTheWorseEnd() {
        Interval interval = new Interval(1.3, 1.1, 1.4);
        assertThat(Target.atLeast(1.1).verdict(interval)).isEqualTo("met");
        assertThat(Target.atLeast(1.2).verdict(interval)).isEqualTo("not resolved");
        assertThat(Target.atLeast(1.5).verdict(interval)).isEqualTo("missed");
        assertThat(Target.atMost(1.4).verdict(interval)).isEqualTo("met");
        assertThat(Target.atMost(1.2).verdict(interval)).isEqualTo("not resolved");
    }
}
