/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.db;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Many rows in one statement and one round trip: each column travels as one SQL array, so the statement's text is the
 * same whatever the number of rows.
 */
public final class BatchInsert {

    private final String table;
    private final List<String> names = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    /** @param columns name and SQL type of each, for example {@code "sent_at TIMESTAMP WITH TIME ZONE"} */
    public BatchInsert(String table, String... columns) {
        this.table = table;
        for (String column : columns) {
            int space = column.indexOf(' ');
            names.add(column.substring(0, space));
            types.add(column.substring(space + 1));
        }
    }

    /** Adds a row: its values in the order of the columns. */
    public BatchInsert row(@Nullable Object... values) {
        if (values.length != names.size()) {
            throw new IllegalArgumentException(table + " has " + names.size() + " columns, got " + values.length);
        }
        rows.add(values);
        return this;
    }

    /** Inserts the rows in the order they were added; none is none. */
    public void execute(Connection connection) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        String arrays =
                types.stream().map(type -> "CAST(? AS " + type + " ARRAY)").collect(Collectors.joining(", "));
        String columns = String.join(", ", names);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + table + '(' + columns + ") SELECT "
                + columns + " FROM UNNEST(" + arrays + ") AS t(" + columns + ')')) {
            for (int i = 0; i < names.size(); i++) {
                int column = i;
                insert.setArray(
                        i + 1,
                        array(
                                connection,
                                types.get(i),
                                rows.stream().map(row -> row[column]).toList()));
            }
            insert.executeUpdate();
        }
    }

    /** One SQL array of the values, for {@code UNNEST(CAST(? AS <type> ARRAY))} or {@code = ANY(?)}. */
    public static Array array(Connection connection, String type, List<? extends @Nullable Object> values)
            throws SQLException {
        Object[] elements = values.toArray();
        return switch (type) {
            case "BYTEA" -> connection.createArrayOf("bytea", Arrays.copyOf(elements, elements.length, byte[][].class));
            case "TIMESTAMP WITH TIME ZONE" -> connection.createArrayOf("timestamptz", elements);
            default -> connection.createArrayOf(type.toLowerCase(java.util.Locale.ROOT), elements);
        };
    }
}
