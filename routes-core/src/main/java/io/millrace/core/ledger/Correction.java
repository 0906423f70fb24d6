/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import static io.millrace.core.ledger.Operations.require;

import io.millrace.canonical.event.BusinessKey;
import io.millrace.canonical.event.EventData;
import io.millrace.canonical.event.EventType;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.core.db.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Gives a parked delivery other data, a new revision and with it a new key, in its old place. */
final class Correction {

    private Correction() {}

    static Change run(Ledger ledger, long deliveryId, byte[] data, Decision decision) {
        StoredDelivery asked = ledger.operations().get(deliveryId);
        EventData corrected =
                CanonicalJson.read(data, EventType.ofType(asked.eventType()).dataClass());
        List<String> keys =
                corrected.keys().stream().map(BusinessKey::toString).distinct().toList();
        byte[] canonical = CanonicalJson.write(corrected);
        Instant now = ledger.now();
        List<Transition> transitions = ledger.database().inTransaction(connection -> {
            Targets.lock(connection, asked.target());
            StoredDelivery delivery = Operations.one(connection, deliveryId);
            require(delivery, delivery.state() == State.PARKED, "only a parked delivery is corrected");
            require(
                    delivery,
                    !delivery.ambiguous(),
                    delivery.target()
                            + " may have the effect of the old data: find out, then resolve or confirm absence");
            require(
                    delivery,
                    delivery.partitionKey().equals(keys.get(0))
                            && delivery.plant().equals(corrected.plant().value()),
                    "a correction keeps plant and first key; skip this one and have the right one sent");
            Finish finish = new Finish(connection, delivery.target(), decision, now);
            finish.add(delivery, new Outcome(State.RECEIVED, null, null, null, now, null, false, false));
            List<Transition> written = finish.write();
            rewrite(connection, delivery, canonical);
            Keys.replace(connection, delivery.target(), deliveryId, keys, delivery.overtakes());
            return written;
        });
        ledger.tell(transitions);
        ledger.wake(List.of(asked.target()));
        return new Change(deliveryId, asked.target(), State.PARKED, State.RECEIVED, BusinessText.of(asked), null);
    }

    private static void rewrite(Connection connection, StoredDelivery delivery, byte[] data) throws SQLException {
        int revision = 1
                + Sql.query(
                                connection,
                                row -> row.getInt(1),
                                "SELECT MAX(revision) FROM mfg_delivery WHERE target = ? AND source = ? AND event_id = ?",
                                delivery.target(),
                                delivery.source(),
                                delivery.eventId())
                        .get(0);
        Sql.update(
                connection,
                "UPDATE mfg_delivery SET data = ?, revision = ?, idempotency_key = ?, attempts = 0, request = NULL,"
                        + " request_sha256 = NULL, target_class = NULL, sent_at = NULL WHERE delivery_id = ?",
                data,
                revision,
                Incoming.idempotencyKey(
                        delivery.source(), delivery.eventId(), delivery.target(), delivery.kind(), revision),
                delivery.id());
    }
}
