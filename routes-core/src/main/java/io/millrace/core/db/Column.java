/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.db;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A column of many rows that travel together: its values are one SQL array, whatever the number of rows. */
record Column(String name, String type) {

    /** @param declared name and SQL type of each */
    static List<Column> all(String... declared) {
        return Stream.of(declared)
                .map(column -> {
                    int space = column.indexOf(' ');
                    return new Column(column.substring(0, space), column.substring(space + 1));
                })
                .toList();
    }

    static @Nullable Object[] checked(String table, List<Column> columns, @Nullable Object[] row) {
        if (row.length != columns.size()) {
            throw new IllegalArgumentException(table + " has " + columns.size() + " columns, got " + row.length);
        }
        return row;
    }

    /** The arrays as a table with that name, for {@code FROM}. */
    static String unnest(List<Column> columns, String name) {
        return columns.stream()
                .map(column -> "CAST(? AS " + column.type + " ARRAY)")
                .collect(Collectors.joining(", ", "UNNEST(", ") AS " + name + '(' + names(columns) + ')'));
    }

    static String names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /** Gives the statement the arrays of {@link #unnest}. */
    static void set(
            Connection connection, PreparedStatement statement, List<Column> columns, List<@Nullable Object[]> rows)
            throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            List<@Nullable Object> values =
                    rows.stream().map(row -> row[column]).toList();
            statement.setArray(i + 1, array(connection, columns.get(i).type, values));
        }
    }

    /** One SQL array of the values, for {@code UNNEST(CAST(? AS <type> ARRAY))} or {@code = ANY(?)}. */
    static Array array(Connection connection, String type, List<? extends @Nullable Object> values)
            throws SQLException {
        Object[] elements = values.toArray();
        return switch (type) {
            case "BYTEA" -> connection.createArrayOf("bytea", Arrays.copyOf(elements, elements.length, byte[][].class));
            case "TIMESTAMP WITH TIME ZONE" -> connection.createArrayOf("timestamptz", elements);
            default -> connection.createArrayOf(type.toLowerCase(Locale.ROOT), elements);
        };
    }
}
