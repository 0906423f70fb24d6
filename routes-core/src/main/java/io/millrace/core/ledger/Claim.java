/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.core.db.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what can run now. Each part of the query is a short range of an index, whatever else is parked, blocked or done
 * in the ledger: new deliveries by their place, those that come back by their time.
 */
final class Claim {

    /** Of one event type, or of all that the lane takes: then it looks at none of them. */
    private record Part(String condition, String order) {
        private static final Part ONE_TYPE = new Part("event_type = ? AND kind = ?", "event_type, kind");
        // Written so that only the index without types can be used: it is in the order that is asked for.
        private static final Part EVERY_TYPE = new Part("event_type || '' = ANY(?) AND kind = ?", "kind");

        private String fresh() {
            return "(SELECT delivery_id, priority FROM mfg_delivery WHERE target = ? AND state = 'RECEIVED'"
                    + " AND waiting = 0 AND " + condition
                    + " ORDER BY target, state, waiting, " + order + ", priority, delivery_id LIMIT ?)";
        }

        private String comeBack(State state) {
            return "(SELECT delivery_id, priority FROM mfg_delivery WHERE target = ? AND state = '" + state
                    + "' AND waiting = 0 AND " + condition + " AND next_at <= ? AND lease_epoch IS NULL"
                    + " ORDER BY target, state, waiting, " + order + ", next_at LIMIT ?)";
        }

        private String next(State state) {
            return "(SELECT next_at FROM mfg_delivery WHERE target = ? AND state = '" + state
                    + "' AND waiting = 0 AND " + condition + " AND lease_epoch IS NULL"
                    + " ORDER BY target, state, waiting, " + order + ", next_at LIMIT 1)";
        }

        private static Part of(Lane lane) {
            return lane.takesEverything() ? EVERY_TYPE : ONE_TYPE;
        }

        /** What is asked for, each by a part of its own: the types one by one, or all of them together. */
        private static List<?> types(Lane lane) {
            return lane.takesEverything() ? List.of(List.copyOf(lane.eventTypes())) : List.copyOf(lane.eventTypes());
        }
    }

    /** What overtakes comes first, then by place. */
    record Ready(long id, int priority) implements Comparable<Ready> {
        private static final Comparator<Ready> ORDER =
                Comparator.comparingInt(Ready::priority).thenComparingLong(Ready::id);

        @Override
        public int compareTo(Ready other) {
            return ORDER.compare(this, other);
        }
    }

    private Claim() {}

    /**
     * The deliveries of a lane that can run, at most so many: what overtakes first, then by place.
     *
     * @param movedUp those that no query finds yet
     */
    static List<Ready> ready(
            Connection connection, String target, Lane lane, List<Ready> movedUp, int limit, Instant now)
            throws SQLException {
        List<Ready> found = Sql.query(
                connection,
                row -> new Ready(row.getLong(1), row.getInt(2)),
                sql(lane),
                parameters(target, lane, limit, now));
        return Stream.concat(found.stream(), movedUp.stream())
                .distinct()
                .sorted()
                .limit(limit)
                .toList();
    }

    static String sql(Lane lane) {
        Part part = Part.of(lane);
        String ofOneType =
                String.join(" UNION ALL ", part.fresh(), part.comeBack(State.RETRY_WAIT), part.comeBack(State.UNKNOWN));
        List<String> parts =
                new ArrayList<>(Collections.nCopies(Part.types(lane).size(), ofOneType));
        for (int i = 0; i < overtaking(lane).size(); i++) {
            parts.add(Part.ONE_TYPE.comeBack(State.RETRY_WAIT));
            parts.add(Part.ONE_TYPE.comeBack(State.UNKNOWN));
        }
        return String.join(" UNION ALL ", parts);
    }

    static Object[] parameters(String target, Lane lane, int limit, Instant now) {
        List<Object> parameters = new ArrayList<>();
        for (Object type : Part.types(lane)) {
            parameters.addAll(List.of(target, type, lane.kind(), limit));
            parameters.addAll(List.of(target, type, lane.kind(), now, limit));
            parameters.addAll(List.of(target, type, lane.kind(), now, limit));
        }
        for (Object type : overtaking(lane)) {
            parameters.addAll(List.of(target, type, lane.kind(), now, limit));
            parameters.addAll(List.of(target, type, lane.kind(), now, limit));
        }
        return parameters.toArray();
    }

    /** What overtakes and would be lost among thousands that come back, if no part of its own asked for it. */
    private static Collection<String> overtaking(Lane lane) {
        return lane.takesEverything() ? lane.ofHolds().eventTypes() : Set.of();
    }

    /** Those whose event is posted on each of the targets that come first. */
    static List<Long> notTooEarly(Connection connection, List<Long> ids, Set<String> after) throws SQLException {
        return Sql.query(
                connection,
                row -> row.getLong(1),
                "SELECT d.delivery_id FROM mfg_delivery d WHERE d.delivery_id = ANY(?) AND ? ="
                        + " (SELECT COUNT(DISTINCT p.target) FROM mfg_delivery p WHERE p.source = d.source"
                        + " AND p.event_id = d.event_id AND p.kind = 'POST' AND p.state IN ('POSTED', 'MANUAL')"
                        + " AND p.target = ANY(?)) ORDER BY d.delivery_id",
                ids,
                after.size(),
                List.copyOf(after));
    }

    /** Lets what waits for these deliveries to other targets run at once. */
    static void comeNow(Connection connection, String target, List<StoredDelivery> posted, Instant now)
            throws SQLException {
        Sql.updateEach(
                connection,
                "UPDATE mfg_delivery SET next_at = ? WHERE target = ? AND source = ? AND event_id = ?"
                        + " AND state = 'RETRY_WAIT' AND code = ?",
                posted.stream()
                        .map(each -> new Object[] {
                            now, target, each.source(), each.eventId(), LedgerError.WAITS_FOR_OTHERS.code()
                        })
                        .toList());
    }

    /** Takes the deliveries for the epoch and gives them as they are then. What is unknown stays unknown. */
    static List<StoredDelivery> take(Connection connection, List<Long> ids, long epoch, Instant now)
            throws SQLException {
        if (ids.isEmpty()) {
            return List.of();
        }
        return Sql.updated(
                        connection,
                        Deliveries::map,
                        "UPDATE mfg_delivery SET state = CASE WHEN state = 'UNKNOWN' THEN state ELSE 'CLAIMED' END,"
                                + " waiting = 0, attempts = attempts + 1, lease_epoch = ?, updated_at = ?"
                                + " WHERE delivery_id = ANY(?)",
                        epoch,
                        now,
                        ids)
                .stream()
                .sorted(Comparator.comparing(StoredDelivery::overtakes)
                        .reversed()
                        .thenComparing(StoredDelivery::id))
                .toList();
    }

    /** When something that waits for its time can run next; null if nothing does. */
    static @Nullable Instant next(Connection connection, String target, Collection<Lane> lanes) throws SQLException {
        if (lanes.isEmpty()) {
            return null;
        }
        List<String> parts = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        for (Lane lane : lanes) {
            for (Object type : Part.types(lane)) {
                for (State state : List.of(State.RETRY_WAIT, State.UNKNOWN)) {
                    parts.add(Part.of(lane).next(state));
                    parameters.addAll(List.of(target, type, lane.kind()));
                }
            }
        }
        return Sql.query(
                        connection,
                        row -> Sql.instant(row, "next_at"),
                        String.join(" UNION ALL ", parts),
                        parameters.toArray())
                .stream()
                .min(Instant::compareTo)
                .orElse(null);
    }
}
