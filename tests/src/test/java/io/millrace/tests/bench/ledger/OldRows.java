/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.ledger;

import io.millrace.core.db.Sql;
import io.millrace.core.db.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;

/** What has collected in a ledger over time: deliveries like one that is there, each with a work order of its own. */
final class OldRows {

    private static final String DELIVERY =
            "INSERT INTO mfg_delivery (delivery_id, target, kind, source, event_id, event_type, subject, plant, event_time,"
                    + " correlation_id, partition_key, data, accepted_sha256, state, waiting, priority, attempts,"
                    + " revision, idempotency_key, ambiguous, next_at, accepted_at, updated_at)"
                    + " SELECT ? + n, target, kind, source, CAST(? AS VARCHAR) || n, event_type, subject, plant,"
                    + " event_time, correlation_id, 'work-order:' || CAST(? AS VARCHAR) || n, data, accepted_sha256,"
                    + " CAST(? AS VARCHAR), CAST(? AS INTEGER), 1, 0, 1, idempotency_key, FALSE,"
                    + " now() + CAST('1 day' AS INTERVAL), now() - CAST('100 days' AS INTERVAL),"
                    + " now() - CAST('100 days' AS INTERVAL)"
                    + " FROM mfg_delivery, generate_series(1, ?) AS s(n) WHERE event_id = ?";
    private static final String KEY =
            "INSERT INTO mfg_delivery_key SELECT target, partition_key, delivery_id, waiting > 0"
                    + " FROM mfg_delivery WHERE delivery_id > ? AND delivery_id <= ?";

    private OldRows() {}

    /** As many of each: parked, waiting behind something, and waiting for a later time. */
    static void open(TestDatabase test, String like, int number) {
        add(test, like, "PARKED", 0, 10_000_000_000L, number / 3);
        add(test, like, "RECEIVED", 1, 20_000_000_000L, number / 3);
        add(test, like, "RETRY_WAIT", 0, 30_000_000_000L, number - number / 3 * 2);
    }

    /** Makes room for old rows before the first one: places are in the order of time. */
    static void makeRoom(TestDatabase test) {
        test.database()
                .inTransaction(connection ->
                        Sql.query(connection, row -> row.getLong(1), "SELECT setval('mfg_delivery_seq', 10000000000)"));
    }

    static void posted(TestDatabase test, String like, int number) {
        add(test, like, "POSTED", 0, 0, number);
    }

    private static void add(TestDatabase test, String like, String state, int waiting, long firstId, int number) {
        test.database().inTransaction(connection -> {
            Sql.update(connection, DELIVERY, firstId, state, state, state, waiting, number, like);
            if (!state.equals("POSTED")) {
                Sql.update(connection, KEY, firstId, firstId + number);
            }
            return null;
        });
        test.database().inTransaction(OldRows::analyze);
    }

    /** What the autovacuum does sooner or later. */
    private static boolean analyze(Connection connection) throws SQLException {
        connection.createStatement().execute("ANALYZE mfg_delivery");
        connection.createStatement().execute("ANALYZE mfg_delivery_key");
        return true;
    }
}
