/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.counter;

import static io.millrace.core.counter.Readings.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.core.db.Dialect;
import io.millrace.core.db.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The steps against real databases, with a crash between each two of them: what was committed is all that is left. */
class CountersTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private Instant now = Instant.parse("2026-11-23T06:00:00Z");

    private void with(Dialect dialect, Steps steps) throws Exception {
        try (TestDatabase database = TestDatabase.open(dialect)) {
            steps.run(new Plant(database));
        }
    }

    private interface Steps {
        void run(Plant plant) throws Exception;
    }

    /** A process that can die: nothing but the database is kept from one to the next. */
    private final class Plant {
        private final TestDatabase database;

        Plant(TestDatabase database) {
            this.database = database;
        }

        Counters process() {
            return new Counters(database.database(), () -> now);
        }

        void count(CounterReading... readings) {
            database.database().inTransaction(connection -> {
                process().count(connection, List.of(readings));
                return null;
            });
        }

        List<String> waiting() {
            return process().waiting().stream()
                    .map(CounterTable.Waiting::event)
                    .map(CountersTest::text)
                    .toList();
        }
    }

    private static String text(Event<?> event) {
        ProductionConfirmed data = (ProductionConfirmed) event.data();
        return data.workOrder() + " " + data.yield().value().toPlainString()
                + (data.finalConfirmation() ? " final" : "");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void confirmsOncePerIntervalWhatCame(Dialect dialect) throws Exception {
        with(dialect, plant -> {
            plant.count(good(120).at(1), good(10).of("WO-1002").at(1));
            plant.count(good(150).at(2));
            plant.process().confirm(MINUTE);
            assertThat(plant.waiting()).isEmpty();

            now = now.plus(MINUTE);
            plant.process().confirm(MINUTE);
            plant.process().confirm(MINUTE);
            assertThat(plant.waiting()).containsExactlyInAnyOrder("WO-1001 150", "WO-1002 10");

            now = now.plus(MINUTE);
            plant.process().confirm(MINUTE);
            assertThat(plant.waiting()).hasSize(2);
        });
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aCrashBeforeTheReadingIsDurableLosesNothingThatWasAcknowledged(Dialect dialect) throws Exception {
        with(dialect, plant -> {
            plant.count(good(120).at(1));
            assertThatThrownBy(() -> plant.database.database().inTransaction(connection -> {
                        plant.process().count(connection, List.of(good(150).at(2)));
                        throw new IllegalStateException("crash");
                    }))
                    .hasMessage("crash");
            plant.count(good(150).at(2));
            confirmed(plant, "WO-1001 150");
        });
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aCrashAfterTheReadingDoesNotCountItsRepetition(Dialect dialect) throws Exception {
        with(dialect, plant -> {
            plant.count(good(120).at(1));
            plant.count(good(120).at(1), good(150).at(2), good(150).at(2));
            plant.count(good(120).at(1));
            confirmed(plant, "WO-1001 150");
        });
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aCrashAfterFreezingSendsTheSameEventThoughMoreWasCounted(Dialect dialect) throws Exception {
        with(dialect, plant -> {
            plant.count(good(120).at(1));
            confirmed(plant, "WO-1001 120");
            List<Event<?>> before = events(plant);
            plant.count(good(150).at(2));

            assertThat(events(plant)).isEqualTo(before);

            confirmed(plant, "WO-1001 120", "WO-1001 30");
            assertThat(events(plant).get(0)).isEqualTo(before.get(0));
        });
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aCrashAfterHandingOnSendsNothingAgain(Dialect dialect) throws Exception {
        with(dialect, plant -> {
            plant.count(good(120).at(1), good(120).end(true).at(2));
            assertThat(plant.waiting()).containsExactly("WO-1001 120 final");
            plant.process()
                    .handedOn(plant.process().waiting().stream()
                            .map(CounterTable.Waiting::id)
                            .toList());
            plant.count(good(120).end(true).at(2));
            confirmed(plant);
        });
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aMachineThatBeginsAnewAndOneThatChangesItsLot(Dialect dialect) throws Exception {
        with(dialect, plant -> {
            plant.count(good(120).ofLot("L-1").at(1));
            plant.count(good(7).ofLot("L-1").at(2));
            plant.count(good(10).ofLot("L-2").at(3));
            assertThat(plant.waiting()).containsExactly("WO-1001 127");
            confirmed(plant, "WO-1001 127", "WO-1001 3");
            assertThat(events(plant).stream()
                            .map(event -> event.envelope().id())
                            .collect(Collectors.toSet()))
                    .hasSize(2);
        });
    }

    private void confirmed(Plant plant, String... events) {
        now = now.plus(MINUTE);
        plant.process().confirm(MINUTE);
        assertThat(plant.waiting()).containsExactly(events);
    }

    private static List<Event<?>> events(Plant plant) {
        return plant.process().waiting().stream()
                .<Event<?>>map(CounterTable.Waiting::event)
                .toList();
    }
}
