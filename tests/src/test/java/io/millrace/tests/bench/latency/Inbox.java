/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.latency;

import com.zaxxer.hikari.HikariDataSource;
import io.millrace.tests.conformance.ProofDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What one writes by hand to accept once and know what was posted: a table, one statement for many rows, a commit. */
final class Inbox implements AutoCloseable {

    /** A report as it waits to be posted. */
    record Report(String id, String workOrder, byte[] body) {}

    private final HikariDataSource pool;
    private final String table;

    Inbox(ProofDatabase database, String table) throws SQLException {
        pool = database.pool();
        this.table = table;
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE " + table
                            + " (id VARCHAR(80) PRIMARY KEY, work_order VARCHAR(80) NOT NULL, body BYTEA NOT NULL, posted BOOLEAN NOT NULL DEFAULT FALSE)");
        }
    }

    void accept(List<Report> reports) throws SQLException {
        write(
                "INSERT INTO " + table + " (id, work_order, body) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                reports,
                true);
    }

    void posted(List<Report> reports) throws SQLException {
        write("UPDATE " + table + " SET posted = TRUE WHERE id = ?", reports, false);
    }

    private void write(String sql, List<Report> reports, boolean whole) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            connection.setAutoCommit(false);
            for (Report report : reports) {
                statement.setString(1, report.id());
                if (whole) {
                    statement.setString(2, report.workOrder());
                    statement.setBytes(3, report.body());
                }
                statement.addBatch();
            }
            statement.executeBatch();
            connection.commit();
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
