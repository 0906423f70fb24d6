/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.core.db.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What becomes of the events that wait for missing ones. All callers hold the target's lock. */
final class GapWatch {

    static final String PREFIX = "gap:";

    private record Missing(long deliveryId, long first, long last) {
        @Override
        public String toString() {
            return first == last ? String.valueOf(first) : first + " to " + last;
        }
    }

    private GapWatch() {}

    /** When the wait for missing events is over next; null if nothing waits. */
    static @Nullable Instant nextDue(Connection connection, String target) throws SQLException {
        return Sql.query(
                        connection,
                        row -> Sql.instant(row, "due"),
                        "SELECT MIN(due_at) AS due FROM mfg_gap WHERE target = ?",
                        target)
                .get(0);
    }

    /** Ends the waits that took too long: the first event after the gap is parked, the others go on. */
    static void park(Connection connection, String target, Instant now, Finish finish) throws SQLException {
        Map<Long, List<Missing>> due = new TreeMap<>();
        Sql.query(
                        connection,
                        row -> new Missing(
                                row.getLong("delivery_id"), row.getLong("first_missing"), row.getLong("last_missing")),
                        "SELECT * FROM mfg_gap WHERE target = ? AND due_at <= ? ORDER BY first_missing",
                        target,
                        now)
                .forEach(missing -> due.computeIfAbsent(missing.deliveryId, id -> new ArrayList<>())
                        .add(missing));
        Sql.update(connection, "UPDATE mfg_gap SET due_at = NULL WHERE target = ? AND due_at <= ?", target, now);
        for (StoredDelivery first : Deliveries.read(connection, due.keySet())) {
            if (first.state() == State.RECEIVED) {
                String numbers = String.join(
                        ", ",
                        due.get(first.id()).stream().map(Missing::toString).toList());
                finish.add(
                        first,
                        Outcome.parked(
                                LedgerError.GAP.code(),
                                BusinessText.of(first) + ": " + first.source() + " has not sent its number " + numbers
                                        + " before number " + first.sequence(),
                                now,
                                false));
            }
        }
        letGo(connection, target, due.keySet());
    }

    /** What was missing has come: the first events after the gaps go on, even if they were parked meanwhile. */
    static void goOn(Connection connection, String target, Collection<Long> filled, Instant now, Finish finish)
            throws SQLException {
        for (StoredDelivery first : Deliveries.read(connection, filled)) {
            if (first.state() == State.PARKED && LedgerError.GAP.code().equals(first.code())) {
                finish.add(
                        first,
                        new Outcome(State.RECEIVED, null, "what was missing has come", null, now, null, false, false));
            }
        }
        letGo(connection, target, filled);
    }

    /** Forgets the gaps before deliveries that are done: somebody decided to go on without what is missing. */
    static void forget(Connection connection, String target, List<Long> done) throws SQLException {
        List<Long> firsts = Sql.query(
                connection,
                row -> row.getLong(1),
                "SELECT DISTINCT delivery_id FROM mfg_gap WHERE target = ? AND delivery_id = ANY(?)",
                target,
                done);
        if (!firsts.isEmpty()) {
            Sql.update(connection, "DELETE FROM mfg_gap WHERE target = ? AND delivery_id = ANY(?)", target, firsts);
            letGo(connection, target, firsts);
        }
    }

    private static void letGo(Connection connection, String target, Collection<Long> firsts) throws SQLException {
        if (firsts.isEmpty()) {
            return;
        }
        List<String> keys = firsts.stream().map(Gaps::key).toList();
        List<Long> waiting = Sql.query(
                connection,
                row -> row.getLong(1),
                "SELECT DISTINCT delivery_id FROM mfg_delivery_key WHERE target = ? AND business_key = ANY(?)",
                target,
                keys);
        Sql.update(connection, "DELETE FROM mfg_delivery_key WHERE target = ? AND business_key = ANY(?)", target, keys);
        Keys.countAgain(connection, waiting);
    }
}
