/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Changes many rows, each to values of its own. On a server that is one statement whose columns travel as arrays, planned
 * once; an embedded database is asked row by row, since nothing travels.
 */
public final class BatchUpdate {

    private final String table;
    private final int keys;
    private final List<Column> columns;
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    /**
     * @param keys so many of the columns, the first ones, say which row it is
     * @param columns name and SQL type of each, for example {@code "sent_at TIMESTAMP WITH TIME ZONE"}
     */
    public BatchUpdate(String table, int keys, String... columns) {
        this.table = table;
        this.keys = keys;
        this.columns = Column.all(columns);
    }

    /** Adds a row: its key, then what it becomes, in the order of the columns. */
    public BatchUpdate row(@Nullable Object... values) {
        rows.add(Column.checked(table, columns, values));
        return this;
    }

    /** Changes the rows; none is none. */
    public void execute(Connection connection) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        if (Sql.isH2(connection)) {
            one(connection);
        } else {
            all(connection);
        }
    }

    private void all(Connection connection) throws SQLException {
        String same = columns.stream()
                .limit(keys)
                .map(column -> "r." + column.name() + " = v." + column.name())
                .collect(Collectors.joining(" AND "));
        // Each row is looked up by its key. Joined, a planner without statistics may scan the whole table for each
        // instead.
        String sql = "UPDATE " + table + " AS t SET " + changes("v.%s") + " FROM (SELECT (SELECT r.ctid FROM " + table
                + " AS r WHERE " + same + ") AS place, v.* FROM " + Column.unnest(columns, "v")
                + " OFFSET 0) AS v WHERE t.ctid = v.place";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            Column.set(connection, update, columns, rows);
            update.executeUpdate();
        }
    }

    private void one(Connection connection) throws SQLException {
        String where = columns.stream()
                .limit(keys)
                .map(column -> column.name() + " = ?")
                .collect(Collectors.joining(" AND "));
        List<@Nullable Object[]> parameters = new ArrayList<>();
        for (Object[] row : rows) {
            Object[] values = new Object[row.length];
            System.arraycopy(row, keys, values, 0, row.length - keys);
            System.arraycopy(row, 0, values, row.length - keys, keys);
            parameters.add(values);
        }
        Sql.updateEach(connection, "UPDATE " + table + " SET " + changes("?") + " WHERE " + where, parameters);
    }

    private String changes(String value) {
        return columns.stream()
                .skip(keys)
                .map(column -> column.name() + " = " + value.formatted(column.name()))
                .collect(Collectors.joining(", "));
    }
}
