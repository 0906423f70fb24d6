/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.core.db.Dialect;
import io.millrace.core.db.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttemptsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Duration SETTLE = Duration.ofMinutes(2);

    @ParameterizedTest
    @EnumSource
    void oneCallOfAKeyUntilItIsSettled(Dialect dialect) {
        try (TestDatabase database = TestDatabase.open(dialect)) {
            assertThat(at(database, 0).begin("A", SETTLE)).isZero();
            assertThat(at(database, 30).begin("A", SETTLE)).hasSeconds(90);
            assertThat(at(database, 30).begin("B", SETTLE)).isZero();
            assertThat(at(database, 120).begin("A", SETTLE)).isZero();
            assertThat(at(database, 130).begin("A", SETTLE)).hasSeconds(110);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatSurelyHadNoEffectIsCalledAgainAtOnce(Dialect dialect) {
        try (TestDatabase database = TestDatabase.open(dialect)) {
            at(database, 0).begin("A", SETTLE);
            at(database, 1).end("A");

            assertThat(at(database, 1).begin("A", SETTLE)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofManyAtTheSameTimeOneCalls(Dialect dialect) {
        try (TestDatabase database = TestDatabase.open(dialect)) {
            List<CompletableFuture<Duration>> all = Stream.generate(() ->
                            CompletableFuture.supplyAsync(() -> at(database, 0).begin("A", SETTLE)))
                    .limit(8)
                    .toList();

            assertThat(all.stream().map(CompletableFuture::join).filter(Duration::isZero))
                    .hasSize(1);
        }
    }

    private static Attempts at(TestDatabase database, long seconds) {
        return new Attempts(database.database(), Clock.fixed(NOW.plusSeconds(seconds), ZoneOffset.UTC));
    }
}
