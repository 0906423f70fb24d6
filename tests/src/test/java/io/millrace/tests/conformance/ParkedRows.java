/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import io.millrace.core.db.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Very many deliveries that wait for a person, each with keys of its own: copies of one that a target has rejected. */
final class ParkedRows {

    private static final String ORIGINAL =
            "(SELECT MIN(delivery_id) FROM mfg_delivery WHERE target = 'erp' AND state = 'PARKED')";

    private ParkedRows() {}

    /** @return how many are parked then */
    static long copy(Database database, int number) {
        return database.inTransaction(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        "CREATE TABLE copies AS SELECT nextval('mfg_delivery_seq') AS id FROM generate_series(1, "
                                + number + ")");
                statement.execute(insert(
                        connection,
                        "mfg_delivery",
                        Map.of(
                                "delivery_id", "c.id",
                                "source", "'/copies'",
                                "event_id", "'copy-' || c.id",
                                "partition_key", "'work-order:copy-' || c.id")));
                statement.execute(insert(
                        connection,
                        "mfg_delivery_key",
                        Map.of("delivery_id", "c.id", "business_key", "o.business_key || '-copy-' || c.id")));
                statement.execute(
                        "UPDATE mfg_target SET open_count = open_count + " + number + " WHERE target = 'erp'");
                try (ResultSet row = statement.executeQuery(
                        "SELECT COUNT(*) FROM mfg_delivery WHERE target = 'erp' AND state = 'PARKED'")) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    /** Whatever columns there are: those that are not named are the original's. */
    private static String insert(Connection connection, String table, Map<String, String> own) throws SQLException {
        List<String> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0")) {
            for (int i = 1; i <= none.getMetaData().getColumnCount(); i++) {
                String column = none.getMetaData().getColumnName(i);
                columns.add(column);
                values.add(own.getOrDefault(column, "o." + column));
            }
        }
        return "INSERT INTO " + table + " (" + String.join(", ", columns) + ") SELECT " + String.join(", ", values)
                + " FROM " + table + " o CROSS JOIN copies c WHERE o.delivery_id = " + ORIGINAL;
    }

    /** The copies were nobody's events: the histories do not know of them. @return how many were still there */
    static int remove(Database database) {
        return database.inTransaction(connection -> {
            try (Statement statement = connection.createStatement()) {
                // Else the planner takes them for few, and compares each with each.
                statement.execute("ANALYZE copies, mfg_delivery_key, mfg_delivery");
                statement.execute("DELETE FROM mfg_delivery_key k USING copies c WHERE k.delivery_id = c.id");
                int removed = statement.executeUpdate("DELETE FROM mfg_delivery d USING copies c"
                        + " WHERE d.delivery_id = c.id AND d.state = 'PARKED'");
                statement.execute("UPDATE mfg_target SET open_count = open_count - (SELECT COUNT(*) FROM copies)"
                        + " WHERE target = 'erp'");
                return removed;
            }
        });
    }
}
