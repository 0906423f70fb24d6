/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.core.db.BatchInsert;
import io.millrace.core.db.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Accepts a batch of events for one target, whose lock is held: tells new ones from duplicates and conflicts, gives each
 * its place, and writes all of them with a handful of statements, however many they are.
 */
final class Accept {

    /** What the ledger already has of an event: its newest revision, and each payload with its delivery. */
    private static final class Known {
        private final Map<String, Long> deliveries = new LinkedHashMap<>();
        private int revision;

        private void add(String sha256, long deliveryId, int itsRevision) {
            deliveries.put(sha256, deliveryId);
            revision = Math.max(revision, itsRevision);
        }
    }

    private record New(Incoming event, int revision, Incoming.Conflict conflict) {}

    private final Connection connection;
    private final String target;
    private final Instant now;
    private final List<Acceptance> acceptances = new ArrayList<>();
    private final List<StoredDelivery> conflicts = new ArrayList<>();

    Accept(Connection connection, String target, Instant now) {
        this.connection = connection;
        this.target = target;
        this.now = now;
    }

    /** What became of each event. */
    List<Acceptance> acceptances() {
        return acceptances;
    }

    /** Those that were parked because they contradict an earlier one. */
    List<StoredDelivery> conflicts() {
        return conflicts;
    }

    void write(List<Incoming> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        insert(sift(events));
    }

    private List<New> sift(List<Incoming> events) throws SQLException {
        Map<Incoming.Identity, Known> known = known(events);
        List<New> fresh = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        for (Incoming event : events) {
            Known before = known.computeIfAbsent(event.identity(), identity -> new Known());
            Acceptance.Verdict verdict;
            if (before.deliveries.containsKey(event.sha256())) {
                verdict = Acceptance.Verdict.DUPLICATE;
            } else if (before.deliveries.isEmpty()) {
                verdict = Acceptance.Verdict.ACCEPTED;
                fresh.add(new New(event, 1, null));
                before.add(event.sha256(), 0, 1);
            } else {
                verdict = Acceptance.Verdict.CONFLICT;
                int revision = before.revision + 1;
                fresh.add(new New(event, revision, conflict(event, before)));
                before.add(event.sha256(), 0, revision);
            }
            acceptances.add(new Acceptance(target, event.envelope(), verdict));
        }
        return fresh;
    }

    private Map<Incoming.Identity, Known> known(List<Incoming> events) throws SQLException {
        Map<Incoming.Identity, Known> known = new HashMap<>();
        Sql.query(
                connection,
                row -> {
                    Incoming.Identity identity =
                            new Incoming.Identity(row.getString("source"), row.getString("event_id"));
                    known.computeIfAbsent(identity, none -> new Known())
                            .add(row.getString("accepted_sha256"), row.getLong("delivery_id"), row.getInt("revision"));
                    return null;
                },
                "SELECT d.source, d.event_id, d.accepted_sha256, d.delivery_id, d.revision"
                        + " FROM UNNEST(CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY)) AS k(source, event_id)"
                        + " JOIN mfg_delivery d ON d.target = ? AND d.source = k.source AND d.event_id = k.event_id"
                        + " AND d.kind = 'POST' ORDER BY d.delivery_id",
                events.stream().map(event -> event.envelope().source()).toList(),
                events.stream().map(event -> event.envelope().id()).toList(),
                target);
        return known;
    }

    private Incoming.Conflict conflict(Incoming event, Known before) {
        long original = before.deliveries.values().iterator().next();
        return new Incoming.Conflict(
                original,
                BusinessText.of(event.envelope(), event.data()) + ": "
                        + event.envelope().source()
                        + " used the event id " + event.envelope().id() + " for other facts before"
                        + (original == 0 ? "" : " (delivery " + original + ")"));
    }

    private void insert(List<New> fresh) throws SQLException {
        if (fresh.isEmpty()) {
            return;
        }
        List<Long> ids = Sql.nextValues(connection, "mfg_delivery_seq", fresh.size());
        Set<String> held = Keys.held(connection, target, keysOf(fresh));
        BatchInsert keys = Keys.insert();
        Audit audit = new Audit(target, now);
        List<StoredDelivery> deliveries = new ArrayList<>();
        for (int i = 0; i < fresh.size(); i++) {
            New each = fresh.get(i);
            int waiting = 0;
            for (String key : each.event.keys()) {
                boolean blocked =
                        held.contains(key) && !each.event.envelope().type().overtakes();
                keys.row(target, key, ids.get(i), blocked);
                waiting += blocked ? 1 : 0;
            }
            held.addAll(each.event.keys());
            State state = each.conflict == null ? State.RECEIVED : State.PARKED;
            StoredDelivery delivery =
                    each.event.delivery(ids.get(i), target, state, waiting, each.revision, each.conflict, now);
            deliveries.add(delivery);
            if (each.conflict != null) {
                conflicts.add(delivery);
                audit.add(Audit.LEDGER, delivery, State.PARKED, null, delivery.code(), delivery.text());
            }
        }
        Deliveries.insert(connection, deliveries);
        keys.execute(connection);
        audit.write(connection);
        Targets.addOpen(connection, target, deliveries.size());
    }

    private static Set<String> keysOf(List<New> fresh) {
        Set<String> keys = new HashSet<>();
        fresh.forEach(each -> keys.addAll(each.event.keys()));
        return keys;
    }
}
