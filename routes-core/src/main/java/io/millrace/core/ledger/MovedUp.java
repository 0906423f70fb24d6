/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.core.db.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Deliveries that came to the head of their keys in this transaction. What a lane claims of them at once is written once,
 * with its claim; the others are counted when all lanes have claimed.
 */
final class MovedUp {

    private record Row(Claim.Ready ready, String eventType, Kind kind, State state, int blocked) {

        private static Row of(ResultSet row) throws SQLException {
            return new Row(
                    new Claim.Ready(row.getLong("delivery_id"), row.getInt("priority")),
                    row.getString("event_type"),
                    Kind.valueOf(row.getString("kind")),
                    State.valueOf(row.getString("state")),
                    row.getInt("blocked"));
        }

        private boolean canRun() {
            return state == State.RECEIVED && blocked == 0;
        }
    }

    private final Connection connection;
    private final Map<Long, Row> candidates = new HashMap<>();

    /** @param deliveries at the head of one of their keys, perhaps not of all */
    MovedUp(Connection connection, Set<Long> deliveries) throws SQLException {
        this.connection = connection;
        if (deliveries.isEmpty()) {
            return;
        }
        // By their numbers and nothing else: any other condition has an index that a planner may read from end to end.
        List<Row> rows = Sql.query(
                connection,
                Row::of,
                "SELECT delivery_id, priority, event_type, kind, state, (SELECT COUNT(*) FROM mfg_delivery_key k"
                        + " WHERE k.delivery_id = d.delivery_id AND k.blocked) AS blocked"
                        + " FROM mfg_delivery d WHERE delivery_id = ANY(?)",
                List.copyOf(deliveries));
        for (Row row : rows) {
            if (row.canRun()) {
                candidates.put(row.ready.id(), row);
            }
        }
        Set<Long> others = new HashSet<>(deliveries);
        others.removeAll(candidates.keySet());
        Keys.countAgain(connection, others); // what waits for its time is found by it
    }

    /** Those that the lane can run. */
    List<Claim.Ready> of(Lane lane) {
        return candidates.values().stream()
                .filter(each -> lane.takes(each.eventType, each.kind))
                .map(Row::ready)
                .toList();
    }

    /** The claim has written that they wait for nothing. */
    void claimed(Collection<Long> deliveries) {
        candidates.keySet().removeAll(deliveries);
    }

    /** Those that nobody has claimed are found by the next claim. */
    void countRest() throws SQLException {
        Keys.countAgain(connection, candidates.keySet());
        candidates.clear();
    }
}
