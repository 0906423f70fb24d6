/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/**
 * An empty database in memory, for one test: it outlives the application that uses it, until it is closed. A thread of
 * the application that still writes when the test is over (Camel's stop does not wait for what runs after a route's end,
 * such as the new watermark of a poll) writes to no folder that is being deleted.
 */
public final class MemoryDatabase implements AutoCloseable {

    private final JdbcDataSource dataSource = new JdbcDataSource();
    private final Connection open;

    public MemoryDatabase() {
        dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID());
        try {
            open = dataSource.getConnection();
        } catch (SQLException e) {
            throw Database.failed(e);
        }
    }

    public DataSource dataSource() {
        return dataSource;
    }

    /** H2 forgets it with the last connection. */
    @Override
    public void close() {
        try {
            open.close();
        } catch (SQLException e) {
            throw Database.failed(e);
        }
    }
}
