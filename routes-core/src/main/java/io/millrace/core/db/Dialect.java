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
        /**
         * H2 forgets all that a connection has prepared when it changes its schema, and would plan every statement of every
         * transaction anew. So the tables are found by the search path, behind those of the connection's own schema, and
         * that is left as it is; only where another path or the same tables are in the way the schema is changed.
         */
        @Override
        @Nullable
        String enter(Connection connection, String schema) throws SQLException {
            String own = connection.getSchema();
            if (own.equals(schema) || isOnPath(connection, own, schema)) {
                return null;
            }
            connection.setSchema(schema);
            return own;
        }

        private static boolean isOnPath(Connection connection, String own, String schema) throws SQLException {
            String name = '"' + schema + '"';
            String path = Sql.query(connection, row -> row.getString(1), "CALL CURRENT_PATH")
                    .get(0);
            if (path.equals(name)) {
                return true;
            }
            if (!path.isEmpty() || hasTables(connection, own)) {
                return false;
            }
            Sql.update(connection, "SET SCHEMA_SEARCH_PATH " + name);
            return true;
        }

        private static boolean hasTables(Connection connection, String schema) throws SQLException {
            try (ResultSet found = connection.getMetaData().getTables(null, schema, "MFG_TARGET", null)) {
                return found.next();
            }
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
        @Nullable
        String enter(Connection connection, String schema) throws SQLException {
            Sql.query(connection, row -> true, ENTER, schema); // ends with the transaction
            return null;
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

    /** Makes the names of our tables mean those of the schema. @return the schema to set again afterwards, null if none */
    abstract @Nullable String enter(Connection connection, String schema) throws SQLException;

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
