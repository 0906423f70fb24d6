/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.db;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statements of one line. Parameters: texts, numbers, booleans, bytes, {@link Instant} for a time, an enum for its name,
 * and a {@code List} of texts or numbers for an SQL array ({@code = ANY(?)}).
 */
public final class Sql {

    /** Makes an object of the row the result is at. */
    @FunctionalInterface
    public interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    private Sql() {}

    public static <T> List<T> query(Connection connection, Mapper<T> mapper, String sql, @Nullable Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(connection, statement, parameters);
            List<T> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(mapper.map(row));
                }
            }
            return found;
        }
    }

    /** @return the number of rows changed */
    public static int update(Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(connection, statement, parameters);
            return statement.executeUpdate();
        }
    }

    /** Changes rows by an {@code UPDATE}. @return the rows as they are then, in no order */
    public static <T> List<T> updated(
            Connection connection, Mapper<T> mapper, String update, @Nullable Object... parameters)
            throws SQLException {
        String sql = isH2(connection) ? "SELECT * FROM FINAL TABLE (" + update + ')' : update + " RETURNING *";
        return query(connection, mapper, sql, parameters);
    }

    /** Removes rows by a {@code DELETE}. @return the rows as they were, in no order */
    public static <T> List<T> deleted(
            Connection connection, Mapper<T> mapper, String delete, @Nullable Object... parameters)
            throws SQLException {
        String sql = isH2(connection) ? "SELECT * FROM OLD TABLE (" + delete + ')' : delete + " RETURNING *";
        return query(connection, mapper, sql, parameters);
    }

    /**
     * The same statement for each list of parameters, in one round trip.
     *
     * @return the number of rows each changed
     */
    public static int[] updateEach(Connection connection, String sql, List<@Nullable Object[]> parameters)
            throws SQLException {
        if (parameters.isEmpty()) {
            return new int[0];
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] each : parameters) {
                set(connection, statement, each);
                statement.addBatch();
            }
            return statement.executeBatch();
        }
    }

    /** The next numbers of a sequence, ascending, in one statement. */
    public static List<Long> nextValues(Connection connection, String sequence, int count) throws SQLException {
        String sql = isH2(connection)
                ? "SELECT NEXT VALUE FOR " + sequence + " FROM SYSTEM_RANGE(1, ?)"
                : "SELECT nextval('" + sequence + "') FROM generate_series(1, ?)";
        return query(connection, row -> row.getLong(1), sql, count).stream()
                .sorted()
                .toList();
    }

    /** The time in a column, null if there is none. */
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** The number in a column, null if there is none. */
    public static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    /** What the column of a {@link BatchInsert} or a parameter takes for a time. */
    public static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** One SQL array of the values, for {@code = ANY(?)}. */
    public static Array array(Connection connection, String type, List<? extends @Nullable Object> values)
            throws SQLException {
        return Column.array(connection, type, values);
    }

    static boolean isH2(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("H2");
    }

    private static void set(Connection connection, PreparedStatement statement, @Nullable Object[] parameters)
            throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            Object value = parameters[i];
            if (value == null) {
                statement.setNull(i + 1, Types.NULL);
            } else if (value instanceof Instant instant) {
                statement.setObject(i + 1, time(instant));
            } else if (value instanceof Enum<?> word) {
                statement.setString(i + 1, word.name());
            } else if (value instanceof List<?> values && values.isEmpty() && !isH2(connection)) {
                statement.setObject(i + 1, "{}", Types.OTHER); // an empty array of whatever type is asked for
            } else if (value instanceof List<?> values) {
                String type = !values.isEmpty() && values.get(0) instanceof Long ? "BIGINT" : "VARCHAR";
                statement.setArray(i + 1, array(connection, type, values));
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }
}
