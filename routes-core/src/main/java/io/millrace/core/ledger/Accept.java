/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.core.db.BatchInsert;
import io.millrace.core.db.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    /** An event that is not known yet. */
    private record New(Incoming event, int revision, Incoming.@Nullable Conflict conflict) {}

    private final Connection connection;
    private final String target;
    private final Instant now;
    private final @Nullable Duration gapTimeout;
    private final List<Acceptance> acceptances = new ArrayList<>();
    private final List<Transition> transitions = new ArrayList<>();

    /** @param gapTimeout null: gaps are not watched */
    Accept(Connection connection, String target, Instant now, @Nullable Duration gapTimeout) {
        this.connection = connection;
        this.target = target;
        this.now = now;
        this.gapTimeout = gapTimeout;
    }

    /** What became of each event. */
    List<Acceptance> acceptances() {
        return acceptances;
    }

    /** What was parked because it contradicts an earlier event, and what goes on because a gap before it is filled. */
    List<Transition> transitions() {
        return transitions;
    }

    void write(List<Element> elements) throws SQLException {
        List<Incoming> events = elements.stream()
                .filter(Incoming.class::isInstance)
                .map(Incoming.class::cast)
                .toList();
        Map<Incoming, New> fresh = sift(events);
        List<Element> toPlace = elements.stream()
                .filter(each -> each instanceof SequenceMark || fresh.containsKey(each))
                .toList();
        if (!toPlace.isEmpty()) {
            place(toPlace, fresh);
        }
    }

    private Map<Incoming, New> sift(List<Incoming> events) throws SQLException {
        Map<Incoming.Identity, Known> known = known(events);
        Map<Incoming, New> fresh = new IdentityHashMap<>();
        for (Incoming event : events) {
            Known before = known.computeIfAbsent(event.identity(), identity -> new Known());
            Acceptance.Verdict verdict;
            if (before.deliveries.containsKey(event.sha256())) {
                verdict = Acceptance.Verdict.DUPLICATE;
            } else if (before.deliveries.isEmpty()) {
                verdict = Acceptance.Verdict.ACCEPTED;
                fresh.put(event, new New(event, 1, null));
                before.add(event.sha256(), 0, 1);
            } else {
                verdict = Acceptance.Verdict.CONFLICT;
                int revision = before.revision + 1;
                fresh.put(event, new New(event, revision, conflict(event, before)));
                before.add(event.sha256(), 0, revision);
            }
            acceptances.add(new Acceptance(target, event.envelope(), verdict));
        }
        return fresh;
    }

    /** One look into the unique index for each event; the rows are read only of those that are there. */
    private Map<Incoming.Identity, Known> known(List<Incoming> events) throws SQLException {
        Map<Incoming.Identity, Known> known = new HashMap<>();
        if (events.isEmpty()) {
            return known;
        }
        List<Long> found = Sql.query(
                connection,
                row -> Sql.number(row, "delivery_id"),
                "SELECT (SELECT d.delivery_id FROM mfg_delivery d WHERE d.target = ? AND d.source = k.source"
                        + " AND d.event_id = k.event_id AND d.kind = 'POST' LIMIT 1) AS delivery_id"
                        + " FROM UNNEST(CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY)) AS k(source, event_id)",
                target,
                events.stream().map(event -> event.envelope().source()).toList(),
                events.stream().map(event -> event.envelope().id()).toList());
        List<Long> there = found.stream().filter(Objects::nonNull).distinct().toList();
        if (!there.isEmpty()) {
            add(known, "delivery_id = ANY(?)", there);
        }
        for (Incoming event : events) {
            Known before = known.get(event.identity());
            if (before != null && !before.deliveries.containsKey(event.sha256())) {
                known.remove(event.identity()); // it is in conflict: with which of its namesakes, if there are more?
                add(
                        known,
                        "target = ? AND source = ? AND event_id = ? AND kind = 'POST'",
                        target,
                        event.source(),
                        event.envelope().id());
            }
        }
        return known;
    }

    private void add(Map<Incoming.Identity, Known> known, String condition, Object... parameters) throws SQLException {
        Sql.query(
                connection,
                row -> {
                    Incoming.Identity identity =
                            new Incoming.Identity(row.getString("source"), row.getString("event_id"));
                    known.computeIfAbsent(identity, none -> new Known())
                            .add(row.getString("accepted_sha256"), row.getLong("delivery_id"), row.getInt("revision"));
                    return null;
                },
                "SELECT source, event_id, accepted_sha256, delivery_id, revision FROM mfg_delivery WHERE " + condition
                        + " ORDER BY delivery_id",
                parameters);
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

    private void place(List<Element> elements, Map<Incoming, New> fresh) throws SQLException {
        Gaps gaps = gapTimeout == null ? null : new Gaps(connection, target, now.plus(gapTimeout), elements);
        int places = fresh.size() + (gaps == null ? 0 : gaps.placesToKeep(elements));
        Iterator<Long> ids =
                Sql.nextValues(connection, "mfg_delivery_seq", places).iterator();
        Map<Incoming, Gaps.Place> placed = new LinkedHashMap<>();
        for (Element each : elements) {
            if (each instanceof Incoming event) {
                placed.put(event, gaps == null ? new Gaps.Place(ids.next(), false, null) : gaps.place(event, ids));
            } else if (gaps != null) {
                gaps.mark((SequenceMark) each, ids);
            }
        }
        insert(fresh, placed);
        if (gaps != null) {
            Finish finish = new Finish(connection, target, now);
            GapWatch.goOn(connection, target, gaps.save(), now, finish);
            transitions.addAll(finish.write());
        }
    }

    private void insert(Map<Incoming, New> fresh, Map<Incoming, Gaps.Place> placed) throws SQLException {
        Set<String> held = Keys.held(connection, target, keysOf(placed.keySet()));
        BatchInsert keys = Keys.insert();
        Audit audit = new Audit(target, now);
        List<StoredDelivery> deliveries = new ArrayList<>();
        for (Map.Entry<Incoming, Gaps.Place> each : placed.entrySet()) {
            New one = fresh.get(each.getKey());
            Gaps.Place place = each.getValue();
            int waiting = place.late() ? 0 : holdPlaces(keys, one.event, place, held);
            State state = one.conflict == null ? State.RECEIVED : State.PARKED;
            StoredDelivery delivery =
                    one.event.delivery(place.deliveryId(), target, state, waiting, one.revision, one.conflict, now);
            deliveries.add(delivery);
            if (one.conflict != null) {
                audit.add(Audit.LEDGER, delivery, State.PARKED, null, delivery.code(), delivery.text());
                transitions.add(new Transition(
                        delivery, State.PARKED, Audit.LEDGER, now, false, null, delivery.code(), delivery.text()));
            }
        }
        Deliveries.insert(connection, deliveries);
        keys.execute(connection);
        for (Map.Entry<Incoming, Gaps.Place> each : placed.entrySet()) {
            if (each.getValue().late()) {
                Incoming event = each.getKey();
                Keys.replace(connection, target, each.getValue().deliveryId(), event.keys(), event.overtakes());
            }
        }
        audit.write(connection);
        Targets.addOpen(connection, target, deliveries.size());
    }

    /** @return how many keys it waits for */
    private int holdPlaces(BatchInsert keys, Incoming event, Gaps.Place place, Set<String> held) {
        int waiting = 0;
        for (String key : event.keys()) {
            boolean blocked = held.contains(key) && !event.overtakes();
            keys.row(target, key, place.deliveryId(), blocked);
            waiting += blocked ? 1 : 0;
        }
        held.addAll(event.keys());
        if (place.waitsForGapOf() != null) {
            keys.row(target, Gaps.key(place.waitsForGapOf()), place.deliveryId(), true);
            waiting++;
        }
        return waiting;
    }

    private static Set<String> keysOf(Set<Incoming> events) {
        Set<String> keys = new HashSet<>();
        events.forEach(each -> keys.addAll(each.keys()));
        return keys;
    }
}
