/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.millrace.core.db.Database;
import io.millrace.core.db.Dialect;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** The database of a run, as durable as in a plant: an H2 file, or a PostgreSQL server of its own. */
public final class ProofDatabase implements AutoCloseable {

    public static final String SCHEMA = "millrace";

    private final String url;
    private final String user;
    private final EmbeddedPostgres postgres;
    private final String version;

    private ProofDatabase(String url, String user, EmbeddedPostgres postgres) throws SQLException {
        this.url = url;
        this.user = user;
        this.postgres = postgres;
        try (HikariDataSource pool = pool();
                Connection connection = pool.getConnection()) {
            version = connection.getMetaData().getDatabaseProductName()
                    + ' '
                    + connection.getMetaData().getDatabaseProductVersion().split(" ")[0];
            if (postgres != null) {
                requireOn(connection, "fsync");
                requireOn(connection, "synchronous_commit");
                requireOn(connection, "full_page_writes");
            }
        }
    }

    public static ProofDatabase start(Dialect dialect, Path folder) throws IOException, SQLException {
        if (dialect == Dialect.H2) {
            return new ProofDatabase(
                    "jdbc:h2:file:" + folder.toAbsolutePath().resolve("ledger") + ";WRITE_DELAY=0", "sa", null);
        }
        EmbeddedPostgres started = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "200")
                .start();
        return new ProofDatabase(started.getJdbcUrl("postgres", "postgres"), "postgres", started);
    }

    private static void requireOn(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            if (!row.getString(1).equals("on")) {
                throw new IllegalStateException(setting + " is " + row.getString(1) + ": nothing would be proved");
            }
        }
    }

    /** As {@link PlantProcess} takes it. */
    public Map<String, String> arguments() {
        return Map.of("jdbc", url, "user", user);
    }

    String version() {
        return version;
    }

    /** Connections of the test's own. With H2 nobody else may have the file open. */
    public HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setMaximumPoolSize(4);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    /** Writes down what the ledger holds. */
    void dump(Path folder) throws IOException {
        try (HikariDataSource pool = pool()) {
            LedgerDump.write(new Database(pool, SCHEMA), folder);
        }
    }

    @Override
    public void close() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
    }
}
