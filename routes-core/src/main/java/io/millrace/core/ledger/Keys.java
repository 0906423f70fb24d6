/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.core.db.BatchInsert;
import io.millrace.core.db.BatchUpdate;
import io.millrace.core.db.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows of {@code mfg_delivery_key}: which open delivery holds its place for which business key. A row is blocked while
 * an earlier open delivery of the target has the key; a delivery can run when none of its rows is blocked. Both are kept
 * up when something is accepted or done, so that claiming never has to look for it.
 */
final class Keys {

    /** @param blocked the first open delivery of the key, null if there is none or it runs already */
    private record Head(String key, @Nullable Long blocked) {}

    /**
     * A range of one key, not the key: so only the primary key is in the order that is asked for. Else a planner may read
     * the index of all deliveries from its beginning until the key turns up.
     */
    static final String FIRST_OF_EACH =
            "SELECT k.business_key, (SELECT CASE WHEN d.blocked THEN d.delivery_id END FROM mfg_delivery_key d"
                    + " WHERE d.target = ? AND d.business_key BETWEEN k.business_key AND k.business_key"
                    + " ORDER BY d.target, d.business_key, d.delivery_id LIMIT 1) AS head"
                    + " FROM UNNEST(CAST(? AS VARCHAR ARRAY)) AS k(business_key)";

    private Keys() {}

    /** Which of the keys an open delivery of the target holds. */
    static Set<String> held(Connection connection, String target, Collection<String> keys) throws SQLException {
        return new HashSet<>(Sql.query(
                connection,
                row -> row.getString(1),
                "SELECT (SELECT d.business_key FROM mfg_delivery_key d WHERE d.target = ?"
                        + " AND d.business_key = k.business_key LIMIT 1)"
                        + " FROM UNNEST(CAST(? AS VARCHAR ARRAY)) AS k(business_key)",
                target,
                List.copyOf(keys)));
    }

    static BatchInsert insert() {
        return new BatchInsert(
                "mfg_delivery_key", "target VARCHAR", "business_key VARCHAR", "delivery_id BIGINT", "blocked BOOLEAN");
    }

    /**
     * Gives up the places of deliveries that are done; the next of each key moves up.
     *
     * @return what has moved up and is still to be counted
     */
    static Set<Long> release(Connection connection, String target, List<Long> done) throws SQLException {
        if (done.isEmpty()) {
            return Set.of();
        }
        List<String> keys = Sql.deleted(
                        connection,
                        row -> row.getString("business_key"),
                        "DELETE FROM mfg_delivery_key WHERE delivery_id = ANY(?)",
                        done)
                .stream()
                .filter(key -> !key.startsWith(GapWatch.PREFIX))
                .distinct()
                .toList();
        return moveUp(connection, target, keys);
    }

    /**
     * Gives a delivery these keys instead of those it has, in its old place: it is blocked by what is before it, and
     * blocks what is behind it.
     */
    static void replace(Connection connection, String target, long delivery, List<String> keys, boolean overtakes)
            throws SQLException {
        countAgain(connection, release(connection, target, List.of(delivery)));
        BatchInsert rows = insert();
        Set<String> before = heldBefore(connection, target, delivery, keys);
        keys.forEach(key -> rows.row(target, key, delivery, before.contains(key) && !overtakes));
        rows.execute(connection);
        List<Long> behind = Sql.query(
                connection,
                row -> row.getLong(1),
                "SELECT k.delivery_id FROM mfg_delivery_key k JOIN mfg_delivery d ON d.delivery_id = k.delivery_id"
                        + " WHERE k.target = ? AND k.business_key = ANY(?) AND k.delivery_id > ? AND NOT k.blocked"
                        + " AND d.priority > 0",
                target,
                keys,
                delivery);
        Sql.update(
                connection,
                "UPDATE mfg_delivery_key SET blocked = TRUE"
                        + " WHERE delivery_id = ANY(?) AND business_key = ANY(?) AND NOT blocked",
                behind,
                keys);
        behind.add(delivery);
        countAgain(connection, behind);
    }

    private static Set<String> heldBefore(Connection connection, String target, long delivery, List<String> keys)
            throws SQLException {
        return new HashSet<>(Sql.query(
                connection,
                row -> row.getString(1),
                "SELECT k.business_key FROM UNNEST(CAST(? AS VARCHAR ARRAY)) AS k(business_key) WHERE EXISTS"
                        + " (SELECT 1 FROM mfg_delivery_key d WHERE d.target = ? AND d.business_key = k.business_key"
                        + " AND d.delivery_id < ?)",
                keys,
                target,
                delivery));
    }

    /** Unblocks the first open delivery of each key. */
    private static Set<Long> moveUp(Connection connection, String target, List<String> keys) throws SQLException {
        if (keys.isEmpty()) {
            return Set.of();
        }
        List<Head> heads = Sql.query(
                connection, row -> new Head(row.getString(1), Sql.number(row, "head")), FIRST_OF_EACH, target, keys);
        BatchUpdate rows = new BatchUpdate(
                "mfg_delivery_key",
                3,
                "target VARCHAR",
                "business_key VARCHAR",
                "delivery_id BIGINT",
                "blocked BOOLEAN");
        Set<Long> moved = new HashSet<>();
        for (Head head : heads) {
            if (head.blocked != null) {
                rows.row(target, head.key, head.blocked, false);
                moved.add(head.blocked);
            }
        }
        rows.execute(connection);
        return moved;
    }

    /** Counts how many keys each delivery waits for. */
    static void countAgain(Connection connection, Collection<Long> deliveries) throws SQLException {
        if (!deliveries.isEmpty()) {
            Sql.update(
                    connection,
                    "UPDATE mfg_delivery SET waiting = (SELECT COUNT(*) FROM mfg_delivery_key k"
                            + " WHERE k.delivery_id = mfg_delivery.delivery_id AND k.blocked)"
                            + " WHERE delivery_id = ANY(?)",
                    List.copyOf(deliveries));
        }
    }
}
