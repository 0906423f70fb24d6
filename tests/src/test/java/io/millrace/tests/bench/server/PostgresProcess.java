/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.server;

import io.millrace.core.TestFolder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A PostgreSQL server that keeps what it has acknowledged: fsync, synchronous_commit and full_page_writes are on, and it
 * is asked whether they are. Autovacuum is off, for all alike: it would fall into some rounds and not into others.
 */
public final class PostgresProcess implements AutoCloseable {

    private final EmbeddedPostgres server;
    private final ProcessHandle handle;
    private final Path folder;

    private PostgresProcess(EmbeddedPostgres server, ProcessHandle handle, Path folder) {
        this.server = server;
        this.handle = handle;
        this.folder = folder;
    }

    public static PostgresProcess start() throws IOException, SQLException {
        Path folder = TestFolder.make("bench-postgres");
        Path data = folder.resolve("data");
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("autovacuum", "off")
                .start();
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        PostgresProcess process =
                new PostgresProcess(server, ProcessHandle.of(pid).orElseThrow(), folder);
        process.requireDurable();
        return process;
    }

    private void requireDurable() throws SQLException {
        for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet value = statement.executeQuery("SHOW " + setting)) {
                value.next();
                if (!"on".equals(value.getString(1))) {
                    throw new IllegalStateException(setting + " is " + value.getString(1));
                }
            }
        }
    }

    /** The server's; its connections' processes are its children. */
    public ProcessHandle handle() {
        return handle;
    }

    /** A URL whose unqualified tables are those of a new, empty schema. */
    public String newSchema(String schema) throws SQLException {
        execute("CREATE SCHEMA " + schema);
        return server.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema;
    }

    public void dropSchema(String schema) throws SQLException {
        execute("DROP SCHEMA " + schema + " CASCADE");
    }

    /** So that no round pays for what an earlier one has written. */
    public void checkpoint() throws SQLException {
        execute("CHECKPOINT");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        TestFolder.delete(folder);
    }
}
