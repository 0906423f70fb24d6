/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuietHoursTest {

    private static final ZoneId ULM = ZoneId.of("Europe/Berlin");
    /** 2026-11-27 is a Friday. */
    private static final String NIGHTS_AND_WEEKEND = "MON-FRI 22:00-04:30, SAT 04:00-24:00, sun 00:00-24:00";

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ULM).toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-26T21:59:59,",
        "2026-11-26T22:00, 2026-11-27T04:30",
        "2026-11-27T00:00, 2026-11-27T04:30",
        "2026-11-27T04:29:59, 2026-11-27T04:30",
        "2026-11-27T04:30,",
        "2026-11-27T22:15, 2026-11-30T00:00", // Friday night and the weekend are one
        "2026-11-28T12:00, 2026-11-30T00:00",
        "2026-11-30T00:00,", // the night of a Sunday is no period, and Monday's begins in the evening
        "2026-11-30T23:00, 2026-12-01T04:30"
    })
    void isQuietUntil(String now, String end) {
        QuietHours hours = QuietHours.of(NIGHTS_AND_WEEKEND, ULM);
        assertThat(hours.end(at(now))).isEqualTo(end == null ? null : at(end));
    }

    @Test
    void areOfThePlantsClockAlsoOnTheNightItIsSet() {
        QuietHours hours = QuietHours.of("22:00-04:30", ULM);
        assertThat(Duration.between(at("2026-10-24T22:00"), hours.end(at("2026-10-24T22:00"))))
                .as("summer time ends")
                .isEqualTo(Duration.ofMinutes(7 * 60 + 30));
        assertThat(Duration.between(at("2026-03-28T22:00"), hours.end(at("2026-03-28T22:00"))))
                .as("summer time begins")
                .isEqualTo(Duration.ofMinutes(5 * 60 + 30));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-27T23:00, 2026-11-27T23:00",
        "2026-11-27T04:30, 2026-11-27T04:30",
        "2026-11-27T21:00, 2026-11-27T04:30",
        "2026-11-30T21:00, 2026-11-30T00:00"
    })
    void wasQuietLast(String now, String last) {
        assertThat(QuietHours.of(NIGHTS_AND_WEEKEND, ULM).last(at(now))).isEqualTo(at(last));
        assertThat(QuietHours.of("TUE 01:00-02:00", ULM).last(at("2026-11-30T23:00")))
                .isEqualTo(at("2026-11-24T02:00"));
    }

    @Test
    void theLongestIsWithoutABreak() {
        assertThat(QuietHours.of(NIGHTS_AND_WEEKEND, ULM).longest()).isEqualTo(Duration.ofHours(50));
        assertThat(QuietHours.of("12:00-12:30", ULM).longest()).isEqualTo(Duration.ofMinutes(30));
        assertThat(QuietHours.of("SAT-MON 00:00-24:00", ULM).longest()).isEqualTo(Duration.ofDays(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "22:00",
                "22-04",
                "25:00-04:00",
                "XYZ 22:00-04:00",
                "MON-FRI",
                "22:00-04:00,",
                "24:00-04:61",
                "00:00-24:00",
                "08:00-20:00, 19:00-09:00"
            })
    void whatIsNoQuietHourOrNeverEndsIsRefused(String text) {
        assertThatThrownBy(() -> QuietHours.of(text, ULM)).hasMessageContaining("MFG-LEDGER-019");
    }
}
