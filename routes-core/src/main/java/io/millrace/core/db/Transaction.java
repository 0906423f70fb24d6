/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.db;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A transaction with a connection of its own, in Millrace's schema. Closed without a commit it is rolled back. */
public final class Transaction implements AutoCloseable {

    private final Connection connection;
    private final @Nullable String schemaBefore;
    private boolean committed;

    private Transaction(Connection connection, @Nullable String schemaBefore) {
        this.connection = connection;
        this.schemaBefore = schemaBefore;
    }

    static Transaction begin(DataSource dataSource, Dialect dialect, String schema) throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            Transaction begun = new Transaction(connection, dialect == Dialect.H2 ? connection.getSchema() : null);
            connection.setAutoCommit(false);
            dialect.enter(connection, schema);
            return begun;
        } catch (SQLException | RuntimeException e) {
            try (connection) {
                throw e;
            }
        }
    }

    public Connection connection() {
        return connection;
    }

    public void commit() throws SQLException {
        connection.commit();
        committed = true;
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            if (!connection.isClosed()) {
                if (!committed) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
                if (schemaBefore != null) {
                    connection.setSchema(schemaBefore);
                }
            }
        }
    }
}
