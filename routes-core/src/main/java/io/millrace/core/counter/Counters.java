/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.counter;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.core.db.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The steps from readings to confirmations, each one transaction. */
final class Counters {

    private static final int LARGEST_BATCH = 500;

    private final Database database;
    private final InstantSource clock;

    Counters(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Adds readings in their order, within the caller's transaction. */
    void count(Connection connection, List<CounterReading> readings) throws SQLException {
        CounterTable table = new CounterTable(connection);
        Map<String, Counter> known =
                table.read(readings.stream().map(Counter::id).distinct().toList());
        Map<String, Counter> counters = new LinkedHashMap<>(known);
        List<Event<ProductionConfirmed>> confirmations = new ArrayList<>();
        for (CounterReading reading : readings) {
            counters.compute(
                    Counter.id(reading),
                    (id, before) -> Counter.count(before, reading, clock.instant(), confirmations::add));
        }
        table.update(known.keySet().stream().map(counters::get).toList());
        counters.keySet().removeAll(known.keySet());
        table.insert(counters.values());
        table.freeze(confirmations);
    }

    /** Makes the confirmations of what has been open for the interval. */
    void confirm(Duration interval) {
        database.inTransaction(connection -> {
            CounterTable table = new CounterTable(connection);
            Map<String, Counter> due = table.readOpenSince(clock.instant().minus(interval));
            if (!due.isEmpty()) {
                table.freeze(due.values().stream()
                        .map(counter -> counter.confirmation(false))
                        .toList());
                table.update(
                        due.values().stream().map(Counter::afterConfirmation).toList());
            }
            return null;
        });
    }

    /** The oldest confirmations that are not handed on. */
    List<CounterTable.Waiting> waiting() {
        return database.inTransaction(connection -> new CounterTable(connection).waiting(LARGEST_BATCH));
    }

    /** The confirmations are durable elsewhere. */
    void handedOn(List<Long> ids) {
        database.inTransaction(connection -> {
            new CounterTable(connection).remove(ids);
            return null;
        });
    }
}
