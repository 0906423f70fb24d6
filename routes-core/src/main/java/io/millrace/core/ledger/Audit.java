/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.core.db.BatchInsert;
import io.millrace.core.db.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Appends to {@code mfg_audit}: who did what to which delivery, when and why. Hashes and numbers, never payloads. */
final class Audit {

    /** The actor of what happens by itself. */
    static final String LEDGER = "ledger";

    private final String target;
    private final Instant at;
    private final List<Object[]> entries = new ArrayList<>();

    Audit(String target, Instant at) {
        this.target = target;
        this.at = at;
    }

    /** @param from the delivery before the change */
    void add(String actor, StoredDelivery from, State to, String document, String code, String reason) {
        entries.add(new Object[] {
            at.toString(),
            actor,
            target,
            from.id(),
            from.source(),
            from.eventId(),
            from.state().name(),
            to.name(),
            from.attempts(),
            from.revision(),
            from.idempotencyKey(),
            Digest.of(from.data()),
            from.requestSha256(),
            document,
            code,
            Deliveries.shortened(reason)
        });
    }

    /** About the target itself: {@code STOPPED} or {@code RUNNING}. */
    void add(String actor, String to, String code, String reason) {
        entries.add(new Object[] {
            at.toString(),
            actor,
            target,
            null,
            null,
            null,
            null,
            to,
            0,
            0,
            null,
            null,
            null,
            null,
            code,
            Deliveries.shortened(reason)
        });
    }

    void write(Connection connection) throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        BatchInsert rows = new BatchInsert(
                "mfg_audit",
                "audit_id BIGINT",
                "at VARCHAR",
                "actor VARCHAR",
                "target VARCHAR",
                "delivery_id BIGINT",
                "source VARCHAR",
                "event_id VARCHAR",
                "from_state VARCHAR",
                "to_state VARCHAR",
                "attempts INTEGER",
                "revision INTEGER",
                "idempotency_key VARCHAR",
                "data_sha256 VARCHAR",
                "request_sha256 VARCHAR",
                "document_number VARCHAR",
                "code VARCHAR",
                "reason VARCHAR");
        List<Long> ids = Sql.nextValues(connection, "mfg_audit_seq", entries.size());
        for (int i = 0; i < entries.size(); i++) {
            Object[] row = new Object[17];
            row[0] = ids.get(i);
            System.arraycopy(entries.get(i), 0, row, 1, 16);
            rows.row(row);
        }
        rows.execute(connection);
        entries.clear();
    }
}
