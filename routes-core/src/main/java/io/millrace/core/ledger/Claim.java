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
import org.jspecify.annotations.Nullable;

/**
 * Finds what can run now. Each part of the query is a short range of an index, whatever else is parked, blocked or done
 * in the ledger: new deliveries by their place, those that come back by their time.
 */
final class Claim {

    private static final String NEW =
            "(SELECT delivery_id, priority FROM mfg_delivery WHERE target = ? AND state = 'RECEIVED'"
                    + " AND waiting = 0 AND event_type = ? AND kind = ?"
                    + " ORDER BY target, state, waiting, event_type, kind, priority, delivery_id LIMIT ?)";
    private static final String COME_BACK =
            "(SELECT delivery_id, priority FROM mfg_delivery WHERE target = ? AND state = '%s'"
                    + " AND waiting = 0 AND event_type = ? AND kind = ? AND next_at <= ? AND lease_epoch IS NULL"
                    + " ORDER BY target, state, waiting, event_type, kind, next_at LIMIT ?)";
    private static final String NEXT = "(SELECT next_at FROM mfg_delivery WHERE target = ? AND state = '%s'"
            + " AND waiting = 0 AND event_type = ? AND kind = ? AND lease_epoch IS NULL"
            + " ORDER BY target, state, waiting, event_type, kind, next_at LIMIT 1)";

    private record Ready(long id, int priority) {}

    private Claim() {}

    /** The deliveries of a lane that can run, at most so many: what overtakes first, then by place. */
    static List<Long> ready(Connection connection, String target, Lane lane, int limit, Instant now)
            throws SQLException {
        return Sql.query(
                        connection,
                        row -> new Ready(row.getLong(1), row.getInt(2)),
                        sql(lane),
                        parameters(target, lane, limit, now))
                .stream()
                .sorted(Comparator.comparingInt(Ready::priority).thenComparingLong(Ready::id))
                .limit(limit)
                .map(Ready::id)
                .toList();
    }

    static String sql(Lane lane) {
        String ofOneType = String.join(
                " UNION ALL ", NEW, COME_BACK.formatted(State.RETRY_WAIT), COME_BACK.formatted(State.UNKNOWN));
        return String.join(" UNION ALL ", Collections.nCopies(lane.eventTypes().size(), ofOneType));
    }

    static Object[] parameters(String target, Lane lane, int limit, Instant now) {
        List<Object> parameters = new ArrayList<>();
        for (String type : lane.eventTypes()) {
            parameters.addAll(List.of(target, type, lane.kind(), limit));
            parameters.addAll(List.of(target, type, lane.kind(), now, limit));
            parameters.addAll(List.of(target, type, lane.kind(), now, limit));
        }
        return parameters.toArray();
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
        Sql.update(
                connection,
                "UPDATE mfg_delivery SET state = CASE WHEN state = 'UNKNOWN' THEN state ELSE 'CLAIMED' END,"
                        + " attempts = attempts + 1, lease_epoch = ?, updated_at = ? WHERE delivery_id = ANY(?)",
                epoch,
                now,
                ids);
        return Deliveries.read(connection, ids);
    }

    /** When something that waits for its time can run next; null if nothing does. */
    static @Nullable Instant next(Connection connection, String target, Collection<Lane> lanes) throws SQLException {
        if (lanes.isEmpty()) {
            return null;
        }
        List<String> parts = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        for (Lane lane : lanes) {
            for (String type : lane.eventTypes()) {
                for (State state : List.of(State.RETRY_WAIT, State.UNKNOWN)) {
                    parts.add(NEXT.formatted(state));
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
