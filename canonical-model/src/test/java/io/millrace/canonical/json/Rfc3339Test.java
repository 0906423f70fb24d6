/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Its measure is the formatter of the JDK. */
class Rfc3339Test {

    private static final int[] NANOS = {0, 1, 120_000_000, 123_000_000, 123_456_789, 999_999_999};

    @Test
    void itReadsAndWritesAsTheJdkDoes() {
        Random random = new Random(20261123);
        for (int i = 0; i < 10_000; i++) {
            OffsetDateTime time = LocalDateTime.of(random.nextInt(10_000), 1, 1, 0, 0)
                    .plusSeconds(random.nextInt(31_536_000))
                    .plusNanos(NANOS[random.nextInt(NANOS.length)])
                    .atOffset(ZoneOffset.ofTotalSeconds((random.nextInt(145) - 72) * 900));
            String text = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
            assertThat(Rfc3339.format(time)).isEqualTo(text);
            assertThat(Rfc3339.parse(text)).isEqualTo(time);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-23T07:00+01:00",
                "2026-11-23t07:00:00z",
                "2026-11-23T07:00:00.Z",
                "2026-11-23T07:00:00.1Z",
                "2026-11-23T07:00:00.000000001-18:00",
                "2026-11-23T07:00:00+01:00:30",
                "2026-11-23T07:00:00-00:00",
                "2024-02-29T23:59:59.999Z",
                "+12026-11-23T07:00:00Z",
                "-0001-11-23T07:00:00Z"
            })
    void whatTheJdkTakesItTakes(String text) {
        OffsetDateTime time = OffsetDateTime.parse(text);
        assertThat(Rfc3339.parse(text)).isEqualTo(time);
        assertThat(Rfc3339.format(time)).isEqualTo(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "yesterday",
                "2026-11-23",
                "2026-11-23T07:00:00",
                "2026-11-23 07:00:00Z",
                "2026-11-23T07:00:00,1Z",
                "2026-11-23T07:00:00.1234567890Z",
                "2026-11-23T07:00:00.12x4Z",
                "2026-11-23T07:00:00+01:00Z",
                "2026-11-23T07:00:00+0100",
                "2026-11-23T07:00:00+19:00",
                "2026-11-23T07:00:00+01:60",
                "2026-02-29T07:00:00Z",
                "2026-13-01T07:00:00Z",
                "2026-11-23T24:00:00Z",
                "2026-11-23T23:59:60Z",
                "-026-11-23T07:00:00Z",
                "2O26-11-23T07:00:00Z",
                "٢٠٢٦-11-23T07:00:00Z"
            })
    void whatTheJdkRefusesItRefuses(String text) {
        assertThatThrownBy(() -> OffsetDateTime.parse(text)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> Rfc3339.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
