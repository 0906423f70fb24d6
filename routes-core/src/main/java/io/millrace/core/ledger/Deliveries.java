/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.core.db.BatchInsert;
import io.millrace.core.db.Sql;
import io.millrace.core.post.TargetClass;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Rows of {@code mfg_delivery}. */
final class Deliveries {

    private static final int MAX_TEXT = 4000;

    private Deliveries() {}

    static void insert(Connection connection, Collection<StoredDelivery> deliveries) throws SQLException {
        BatchInsert rows = new BatchInsert(
                "mfg_delivery",
                "delivery_id BIGINT",
                "target VARCHAR",
                "kind VARCHAR",
                "source VARCHAR",
                "event_id VARCHAR",
                "event_type VARCHAR",
                "subject VARCHAR",
                "plant VARCHAR",
                "event_time VARCHAR",
                "sequence BIGINT",
                "correlation_id VARCHAR",
                "causation_id VARCHAR",
                "partition_key VARCHAR",
                "traceparent VARCHAR",
                "data BYTEA",
                "accepted_sha256 VARCHAR",
                "original_id BIGINT",
                "state VARCHAR",
                "waiting INTEGER",
                "priority SMALLINT",
                "attempts INTEGER",
                "revision INTEGER",
                "idempotency_key VARCHAR",
                "ambiguous BOOLEAN",
                "next_at TIMESTAMP WITH TIME ZONE",
                "document_number VARCHAR",
                "code VARCHAR",
                "text VARCHAR",
                "accepted_at TIMESTAMP WITH TIME ZONE",
                "updated_at TIMESTAMP WITH TIME ZONE");
        for (StoredDelivery each : deliveries) {
            rows.row(
                    each.id(),
                    each.target(),
                    each.kind().name(),
                    each.source(),
                    each.eventId(),
                    each.eventType(),
                    each.subject(),
                    each.plant(),
                    each.eventTime(),
                    each.sequence(),
                    each.correlationId(),
                    each.causationId(),
                    each.partitionKey(),
                    each.traceparent(),
                    each.data(),
                    each.acceptedSha256(),
                    each.originalId(),
                    each.state().name(),
                    each.waiting(),
                    each.overtakes() ? 0 : 1,
                    each.attempts(),
                    each.revision(),
                    each.idempotencyKey(),
                    each.ambiguous(),
                    Sql.time(each.nextAt()),
                    each.documentNumber(),
                    each.code(),
                    shortened(each.text()),
                    Sql.time(each.acceptedAt()),
                    Sql.time(each.updatedAt()));
        }
        rows.execute(connection);
    }

    /** Those with the numbers, in their order. */
    static List<StoredDelivery> read(Connection connection, Collection<Long> ids) throws SQLException {
        return ids.isEmpty()
                ? List.of()
                : Sql.query(
                        connection,
                        Deliveries::map,
                        "SELECT * FROM mfg_delivery WHERE delivery_id = ANY(?) ORDER BY priority, delivery_id",
                        List.copyOf(ids));
    }

    static StoredDelivery map(ResultSet row) throws SQLException {
        String targetClass = row.getString("target_class");
        return new StoredDelivery(
                row.getLong("delivery_id"),
                row.getString("target"),
                Kind.valueOf(row.getString("kind")),
                row.getString("source"),
                row.getString("event_id"),
                row.getString("event_type"),
                row.getString("subject"),
                row.getString("plant"),
                row.getString("event_time"),
                Sql.number(row, "sequence"),
                row.getString("correlation_id"),
                row.getString("causation_id"),
                row.getString("partition_key"),
                row.getString("traceparent"),
                row.getBytes("data"),
                row.getString("accepted_sha256"),
                Sql.number(row, "original_id"),
                State.valueOf(row.getString("state")),
                row.getInt("waiting"),
                row.getInt("priority") == 0,
                row.getInt("attempts"),
                row.getInt("revision"),
                row.getString("idempotency_key"),
                targetClass == null ? null : TargetClass.valueOf(targetClass),
                row.getBytes("request"),
                row.getString("request_sha256"),
                Sql.instant(row, "sent_at"),
                row.getBoolean("ambiguous"),
                Sql.instant(row, "next_at"),
                Sql.instant(row, "deadline_at"),
                Sql.number(row, "lease_epoch"),
                row.getString("document_number"),
                row.getString("code"),
                row.getString("text"),
                Sql.instant(row, "accepted_at"),
                Sql.instant(row, "updated_at"));
    }

    /** A text of a foreign system must not be what fails a transaction. */
    static String shortened(String text) {
        if (text == null) {
            return null;
        }
        String clean = text.replace('\0', ' ');
        return clean.length() <= MAX_TEXT ? clean : clean.substring(0, MAX_TEXT - 3) + "...";
    }
}
