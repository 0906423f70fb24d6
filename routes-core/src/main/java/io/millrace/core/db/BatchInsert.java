/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Many rows in one statement and one round trip: each column travels as one SQL array, so the statement's text is the
 * same whatever the number of rows.
 */
public final class BatchInsert {

    private final String table;
    private final List<Column> columns;
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    /** @param columns name and SQL type of each, for example {@code "sent_at TIMESTAMP WITH TIME ZONE"} */
    public BatchInsert(String table, String... columns) {
        this.table = table;
        this.columns = Column.all(columns);
    }

    /** Adds a row: its values in the order of the columns. */
    public BatchInsert row(@Nullable Object... values) {
        rows.add(Column.checked(table, columns, values));
        return this;
    }

    /** Inserts the rows in the order they were added; none is none. */
    public void execute(Connection connection) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        String names = Column.names(columns);
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO " + table + '(' + names + ") SELECT " + names + " FROM " + Column.unnest(columns, "t"))) {
            Column.set(connection, insert, columns, rows);
            insert.executeUpdate();
        }
    }
}
