/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.counter;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.canonical.json.CloudEventCodec;
import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.OperationId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.UnitOfMeasure;
import io.millrace.canonical.value.WorkOrderId;
import io.millrace.core.db.BatchInsert;
import io.millrace.core.db.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The counters and the waiting confirmations in their tables. Counters that are read stay locked until the commit. */
final class CounterTable {

    /** A confirmation that waits. */
    record Waiting(long id, Event<?> event) {}

    private static final String COLUMNS = "equipment, plant, work_order, operation, item, lot, unit, good, scrap,"
            + " rework, open_good, open_scrap, open_rework, open_from, open_since, counted_at, message_id, confirmed,"
            + " counter_id";
    private static final int COUNT = COLUMNS.split(",").length;

    private final Connection connection;

    CounterTable(Connection connection) {
        this.connection = connection;
    }

    /** In the order of their ids, so that two writers never wait for each other in a circle. */
    Map<String, Counter> read(Collection<String> ids) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT " + COLUMNS + " FROM mfg_counter WHERE counter_id = ANY(?) ORDER BY counter_id FOR UPDATE")) {
            query.setArray(1, Sql.array(connection, "VARCHAR", List.copyOf(ids)));
            return counters(query);
        }
    }

    Map<String, Counter> readOpenSince(Instant latest) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT " + COLUMNS + " FROM mfg_counter WHERE open_since <= ? ORDER BY counter_id FOR UPDATE")) {
            query.setObject(1, latest.atOffset(ZoneOffset.UTC));
            return counters(query);
        }
    }

    private static Map<String, Counter> counters(PreparedStatement query) throws SQLException {
        Map<String, Counter> counters = new LinkedHashMap<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                Counter counter = counter(row);
                counters.put(counter.id(), counter);
            }
        }
        return counters;
    }

    private static Counter counter(ResultSet row) throws SQLException {
        String lot = row.getString("lot");
        OffsetDateTime since = row.getObject("open_since", OffsetDateTime.class);
        return new Counter(
                new EquipmentPath(row.getString("equipment")),
                new PlantId(row.getString("plant")),
                new WorkOrderId(row.getString("work_order")),
                new OperationId(row.getString("operation")),
                new ItemId(row.getString("item")),
                lot == null ? null : new LotId(lot),
                new UnitOfMeasure(row.getString("unit")),
                new Amounts(row.getBigDecimal("good"), row.getBigDecimal("scrap"), row.getBigDecimal("rework")),
                new Amounts(
                        row.getBigDecimal("open_good"),
                        row.getBigDecimal("open_scrap"),
                        row.getBigDecimal("open_rework")),
                OffsetDateTime.parse(row.getString("open_from")),
                since == null ? null : since.toInstant(),
                OffsetDateTime.parse(row.getString("counted_at")),
                row.getString("message_id"),
                row.getLong("confirmed"));
    }

    void insert(Collection<Counter> counters) throws SQLException {
        write("INSERT INTO mfg_counter (" + COLUMNS + ") VALUES (?" + ", ?".repeat(COUNT - 1) + ")", counters);
    }

    void update(Collection<Counter> counters) throws SQLException {
        write("UPDATE mfg_counter SET " + COLUMNS.replace(", ", " = ?, ") + " = ? WHERE counter_id = ?", counters);
    }

    /** The id is the last column, so that the values of an insert are also those of an update by id. */
    private void write(String sql, Collection<Counter> counters) throws SQLException {
        boolean update = sql.startsWith("UPDATE");
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Counter counter : counters) {
                Object[] values = values(counter);
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                if (update) {
                    statement.setObject(values.length + 1, counter.id());
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static Object[] values(Counter counter) {
        return new Object[] {
            counter.equipment().value(),
            counter.plant().value(),
            counter.workOrder().value(),
            counter.operation().value(),
            counter.item().value(),
            counter.lot() == null ? null : counter.lot().value(),
            counter.unit().code(),
            counter.shown().good(),
            counter.shown().scrap(),
            counter.shown().rework(),
            counter.open().good(),
            counter.open().scrap(),
            counter.open().rework(),
            counter.openFrom().toString(),
            counter.openSince() == null ? null : counter.openSince().atOffset(ZoneOffset.UTC),
            counter.countedAt().toString(),
            counter.messageId(),
            counter.confirmed(),
            counter.id()
        };
    }

    void freeze(List<Event<ProductionConfirmed>> confirmations) throws SQLException {
        BatchInsert rows = new BatchInsert("mfg_counter_confirmation", "event BYTEA");
        confirmations.forEach(event -> rows.row(CloudEventCodec.writeStructured(event)));
        rows.execute(connection);
    }

    /** The oldest first. */
    List<Waiting> waiting(int limit) throws SQLException {
        List<Waiting> waiting = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT confirmation_id, event FROM mfg_counter_confirmation ORDER BY confirmation_id LIMIT ?")) {
            query.setInt(1, limit);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    waiting.add(new Waiting(row.getLong(1), CloudEventCodec.readStructured(row.getBytes(2))));
                }
            }
        }
        return waiting;
    }

    void remove(List<Long> ids) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM mfg_counter_confirmation WHERE confirmation_id = ANY(?)")) {
            delete.setArray(1, Sql.array(connection, "BIGINT", ids));
            delete.executeUpdate();
        }
    }
}
