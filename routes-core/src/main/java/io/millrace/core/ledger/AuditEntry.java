/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.core.db.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit.
 *
 * @param at ISO 8601, UTC
 * @param deliveryId null if it is about the target itself
 * @param toState of the delivery; {@code STOPPED} or {@code RUNNING} of a target
 * @param code why, of {@code docs/errors.md}
 */
public record AuditEntry(
        long id,
        String at,
        String actor,
        String target,
        @Nullable Long deliveryId,
        @Nullable String source,
        @Nullable String eventId,
        @Nullable String fromState,
        String toState,
        int attempts,
        int revision,
        @Nullable String idempotencyKey,
        @Nullable String dataSha256,
        @Nullable String requestSha256,
        @Nullable String documentNumber,
        @Nullable String code,
        @Nullable String reason) {

    static List<AuditEntry> of(Connection connection, long deliveryId) throws SQLException {
        return Sql.query(
                connection,
                AuditEntry::map,
                "SELECT * FROM mfg_audit WHERE delivery_id = ? ORDER BY audit_id",
                deliveryId);
    }

    static AuditEntry map(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("audit_id"),
                row.getString("at"),
                row.getString("actor"),
                row.getString("target"),
                Sql.number(row, "delivery_id"),
                row.getString("source"),
                row.getString("event_id"),
                row.getString("from_state"),
                row.getString("to_state"),
                row.getInt("attempts"),
                row.getInt("revision"),
                row.getString("idempotency_key"),
                row.getString("data_sha256"),
                row.getString("request_sha256"),
                row.getString("document_number"),
                row.getString("code"),
                row.getString("reason"));
    }

    void addTo(Digest digest) {
        digest.field(id)
                .field(at)
                .field(actor)
                .field(target)
                .field(deliveryId)
                .field(source)
                .field(eventId);
        digest.field(fromState).field(toState).field(attempts).field(revision).field(idempotencyKey);
        digest.field(dataSha256)
                .field(requestSha256)
                .field(documentNumber)
                .field(code)
                .field(reason);
    }
}
