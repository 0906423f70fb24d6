/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.plant.runtime;

import io.millrace.canonical.event.EventType;
import io.millrace.core.db.Database;
import io.millrace.examples.plant.PlantStatus;
import io.millrace.examples.plant.PlantStatus.EventCount;
import io.millrace.examples.plant.PlantStatus.Parked;
import io.millrace.examples.plant.PlantStatus.TargetCount;
import io.millrace.examples.plant.PlantStatus.WithoutDocument;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.camel.CamelContext;

/** Reads from the ledger's tables and from Kafka what the console shows. */
final class StatusReader {

    private static final String OPEN = "('RECEIVED','CLAIMED','IN_FLIGHT','UNKNOWN','RETRY_WAIT')";
    private static final String EVENTS =
            "SELECT event_type, COUNT(DISTINCT source || ' ' || event_id) FROM mfg_delivery GROUP BY event_type";
    private static final String DELIVERIES = "SELECT target, event_type,"
            + " COUNT(CASE WHEN state = 'POSTED' THEN 1 END), COUNT(CASE WHEN state IN " + OPEN + " THEN 1 END),"
            + " COUNT(CASE WHEN state = 'PARKED' THEN 1 END) FROM mfg_delivery GROUP BY target, event_type";
    private static final String PARKED = "SELECT delivery_id, target, event_id, partition_key, text FROM mfg_delivery"
            + " WHERE state = 'PARKED' ORDER BY updated_at DESC FETCH FIRST 1000 ROWS ONLY";
    private static final String WITHOUT_DOCUMENT = "SELECT event_id, updated_at FROM mfg_delivery"
            + " WHERE target = 'erp' AND kind = 'POST' AND state = 'POSTED' AND document_number IS NULL"
            + " ORDER BY updated_at DESC FETCH FIRST 1000 ROWS ONLY";
    private static final String QUARANTINED = "SELECT COUNT(*) FROM mfg_quarantine WHERE state = 'OPEN'";

    private final Database database;
    private final KafkaBacklog backlog;

    StatusReader(CamelContext context, KafkaBacklog backlog) {
        this.database = Database.of(context);
        this.backlog = backlog;
    }

    PlantStatus read() throws ExecutionException, InterruptedException {
        // Kafka first: what is accepted in between is then counted twice, never missed.
        long onKafka = backlog.count();
        return database.inTransaction(connection -> {
            List<TargetCount> deliveries = rows(
                    connection,
                    DELIVERIES,
                    row -> new TargetCount(
                            row.getString(1),
                            shortName(row.getString(2)),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5)));
            return new PlantStatus(
                    rows(connection, EVENTS, row -> new EventCount(shortName(row.getString(1)), row.getLong(2))),
                    deliveries,
                    rows(
                            connection,
                            PARKED,
                            row -> new Parked(
                                    row.getLong(1),
                                    row.getString(2),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getString(5))),
                    rows(
                            connection,
                            WITHOUT_DOCUMENT,
                            row -> new WithoutDocument(
                                    row.getString(1),
                                    row.getObject(2, OffsetDateTime.class)
                                            .toInstant()
                                            .toString())),
                    deliveries.stream().mapToLong(TargetCount::waiting).sum(),
                    rows(connection, QUARANTINED, row -> row.getLong(1)).get(0),
                    onKafka);
        });
    }

    private static String shortName(String type) {
        return EventType.ofType(type).shortName();
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static <T> List<T> rows(Connection connection, String sql, Reader<T> reader) throws SQLException {
        try (var statement = connection.prepareStatement(sql);
                var result = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(reader.read(result));
            }
            return rows;
        }
    }
}
