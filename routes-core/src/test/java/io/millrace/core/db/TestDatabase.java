/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** A real database with empty tables for one test: an H2 file, or a schema of a PostgreSQL server of this JVM. */
public final class TestDatabase implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final HikariDataSource pool;
    private final Database database;

    private TestDatabase(HikariDataSource pool, Database database) {
        this.pool = pool;
        this.database = database;
    }

    /** Makes the tables. */
    public static TestDatabase open(Dialect dialect) {
        TestDatabase opened = withoutTables(dialect);
        opened.database.migrate();
        return opened;
    }

    static TestDatabase withoutTables(Dialect dialect) {
        String schema = "t" + NUMBER.incrementAndGet();
        HikariConfig config = new HikariConfig();
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(0);
        config.setJdbcUrl(dialect == Dialect.H2 ? h2Url(schema) : Server.url());
        config.setUsername(dialect == Dialect.H2 ? "sa" : "postgres");
        HikariDataSource pool = new HikariDataSource(config);
        return new TestDatabase(pool, new Database(pool, schema));
    }

    static String h2Url(String name) {
        try {
            Path folder = Files.createTempDirectory("millrace-h2-");
            folder.toFile().deleteOnExit();
            return "jdbc:h2:file:" + folder.resolve(name) + ";WRITE_DELAY=0";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Database database() {
        return database;
    }

    public HikariDataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }

    /** Started once for the JVM, as durable as in production. */
    private static final class Server {
        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres started = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(started)));
                return started;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void close(EmbeddedPostgres started) {
            try {
                started.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static String url() {
            return POSTGRES.getJdbcUrl("postgres", "postgres");
        }
    }
}
