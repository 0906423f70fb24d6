/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.db;

import io.millrace.canonical.error.MfgException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** The databases Millrace runs on, and where they differ. All other SQL is the same on both. */
public enum Dialect {
    /** Embedded: one process. */
    H2 {
        @Override
        void enter(Connection connection, String schema) throws SQLException {
            connection.setSchema(schema);
        }

        @Override
        @Nullable
        String lossySetting(Connection connection) throws SQLException {
            String delay = setting(connection, "WRITE_DELAY");
            boolean file = setting(connection, "info.FILE_WRITE") != null;
            return file && !"0".equals(delay) ? "WRITE_DELAY is " + delay + ", must be 0" : null;
        }

        private static @Nullable String setting(Connection connection, String name) throws SQLException {
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT setting_value FROM information_schema.settings WHERE setting_name = ?")) {
                query.setString(1, name);
                try (ResultSet result = query.executeQuery()) {
                    return result.next() ? result.getString(1) : null;
                }
            }
        }
    },

    /** Production: several processes may share it. */
    POSTGRESQL {
        /**
         * Whoever has no statistics yet, or keeps the plan that was made while a table was empty, reads a whole table for
         * each of a batch's rows. All statements here find their rows by an index; what belongs to a row of a batch is
         * asked for by a scalar subquery, never by a join.
         */
        private static final String ENTER = "SELECT set_config('search_path', ?, true),"
                + " set_config('plan_cache_mode', 'force_custom_plan', true), set_config('enable_seqscan', 'off', true),"
                + " set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true),"
                + " set_config('jit', 'off', true)";

        @Override
        void enter(Connection connection, String schema) throws SQLException {
            Sql.query(connection, row -> true, ENTER, schema); // ends with the transaction
        }

        @Override
        @Nullable
        String lossySetting(Connection connection) throws SQLException {
            for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                try (Statement statement = connection.createStatement();
                        ResultSet result = statement.executeQuery("SHOW " + setting)) {
                    result.next();
                    if ("off".equals(result.getString(1))) {
                        return setting + " is off";
                    }
                }
            }
            return null;
        }
    };

    /** Makes unqualified table names mean those of the schema, at most until the connection is returned. */
    abstract void enter(Connection connection, String schema) throws SQLException;

    /** The setting by which the database loses acknowledged commits, in words; null if there is none. */
    abstract @Nullable String lossySetting(Connection connection) throws SQLException;

    /** The folder of the DDL files on the classpath. */
    String folder() {
        return "io/millrace/core/db/" + name().toLowerCase(java.util.Locale.ROOT);
    }

    static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product) {
            case "H2" -> H2;
            case "PostgreSQL" -> POSTGRESQL;
            default ->
                throw new MfgException(
                        DatabaseError.NOT_SUPPORTED, "database '" + product + "' is neither PostgreSQL nor H2");
        };
    }
}
