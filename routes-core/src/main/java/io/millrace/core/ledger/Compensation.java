/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import static io.millrace.core.ledger.Operations.require;

import io.millrace.canonical.event.BusinessKey;
import io.millrace.core.db.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Makes the delivery that reverses another one, behind everything that already waits for its keys. */
final class Compensation {

    private Compensation() {}

    static Change run(Ledger ledger, long deliveryId, Decision decision) {
        StoredDelivery asked = ledger.operations().get(deliveryId);
        Instant now = ledger.now();
        long reversalId = ledger.database().inTransaction(connection -> {
            Targets.lock(connection, asked.target());
            StoredDelivery original = Operations.one(connection, deliveryId);
            require(
                    original,
                    original.kind() == Kind.POST
                            && (original.state() == State.POSTED || original.state() == State.MANUAL),
                    "only what was posted is reversed");
            require(original, !isBegun(connection, deliveryId), "its reversal has begun already");
            long id = Sql.nextValues(connection, "mfg_delivery_seq", 1).get(0);
            StoredDelivery reversal = original.reversal(id, now);
            Deliveries.insert(connection, List.of(reversal));
            List<String> keys = original.event().data().keys().stream()
                    .map(BusinessKey::toString)
                    .distinct()
                    .toList();
            Keys.replace(connection, original.target(), id, keys, false);
            Targets.addOpen(connection, original.target(), 1);
            Audit audit = new Audit(original.target(), now);
            audit.add(
                    decision.actor(),
                    reversal,
                    State.RECEIVED,
                    null,
                    null,
                    "reverses delivery " + deliveryId + ": " + decision.reason());
            audit.write(connection);
            return id;
        });
        ledger.wake(List.of(asked.target()));
        return new Change(
                reversalId,
                asked.target(),
                State.RECEIVED,
                State.RECEIVED,
                "reversal of " + BusinessText.of(asked),
                null);
    }

    private static boolean isBegun(Connection connection, long originalId) throws SQLException {
        return !Sql.query(
                        connection,
                        row -> row.getLong(1),
                        "SELECT r.delivery_id FROM mfg_delivery d JOIN mfg_delivery r ON r.target = d.target"
                                + " AND r.source = d.source AND r.event_id = d.event_id AND r.kind = 'REVERSE'"
                                + " AND r.original_id = d.delivery_id WHERE d.delivery_id = ?",
                        originalId)
                .isEmpty();
    }
}
