/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.core.db.Dialect;
import io.millrace.core.db.TestDatabase;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WatermarksTest {

    private static final Instant FIRST = Instant.parse("2026-11-23T06:00:00.123456789Z");

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void remembersHowFarItsPollHasRead(Dialect dialect) {
        try (TestDatabase database = TestDatabase.open(dialect)) {
            Watermarks watermarks = new Watermarks(database.database());
            assertThat(watermarks.read("orders", FIRST)).isEqualTo(FIRST);
            assertThat(watermarks.read("orders", Instant.now())).isEqualTo(FIRST);

            watermarks.advance("orders", FIRST.plusSeconds(60));
            watermarks.advance("orders", FIRST.plusSeconds(30));

            assertThat(new Watermarks(database.database()).read("orders", FIRST))
                    .isEqualTo(FIRST.plusSeconds(60));
            assertThat(watermarks.read("lots", FIRST)).isEqualTo(FIRST);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoBeginsAtTheSameMomentGoesOnFromTheSamePlace(Dialect dialect) {
        try (TestDatabase database = TestDatabase.open(dialect)) {
            Watermarks watermarks = new Watermarks(database.database());
            for (int round = 0; round < 10; round++) {
                String orders = "orders " + round;
                assertThat(IntStream.range(0, 8)
                                .parallel()
                                .mapToObj(i -> watermarks.read(orders, FIRST.plusSeconds(i)))
                                .distinct())
                        .hasSize(1);
            }
        }
    }
}
