/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.millrace.core.TestFolder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A real database with empty tables for one test: an H2 file, or a schema of a PostgreSQL server of this JVM. */
public final class TestDatabase implements AutoCloseable {

    private static final String TEMPLATE_SCHEMA = "t";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final HikariDataSource pool;
    private final Optional<Path> folder;
    private final Database database;
    private final AtomicInteger commitToLose = new AtomicInteger();
    private volatile String losingThread = "";
    private volatile boolean exhausted;

    private TestDatabase(HikariDataSource pool, String schema, Optional<Path> folder) {
        this.pool = pool;
        this.folder = folder;
        this.database = new Database(losing(pool), schema);
    }

    /** With tables, made fast: the way of an application is {@link #withoutTables} and {@code migrate}. */
    public static TestDatabase open(Dialect dialect) {
        if (dialect == Dialect.H2) {
            return h2(Template.copy(), TEMPLATE_SCHEMA);
        }
        TestDatabase opened = withoutTables(dialect);
        try (Connection connection = opened.pool.getConnection();
                Statement statement = connection.createStatement()) {
            String schema = opened.database.schema();
            statement.execute("CREATE SCHEMA " + schema + "; SET search_path TO " + schema + ';'
                    + Migration.script(dialect) + "; RESET search_path");
        } catch (SQLException e) {
            throw Database.failed(e);
        }
        return opened;
    }

    static TestDatabase withoutTables(Dialect dialect) {
        String schema = "t" + NUMBER.incrementAndGet();
        return dialect == Dialect.H2
                ? h2(TestFolder.make("h2-"), schema)
                : new TestDatabase(pool(Server.url(), "postgres"), schema, Optional.empty());
    }

    private static TestDatabase h2(Path folder, String schema) {
        String url = "jdbc:h2:file:" + folder.resolve(schema) + ";WRITE_DELAY=0";
        return new TestDatabase(pool(url, "sa"), schema, Optional.of(folder));
    }

    private static HikariDataSource pool(String url, String user) {
        HikariConfig config = new HikariConfig();
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(0);
        config.setJdbcUrl(url);
        config.setUsername(user);
        return new HikariDataSource(config);
    }

    /** The n-th commit of the thread from now on happens, but the thread is told that it failed; 0: none. */
    public void loseAnswerOfCommit(String thread, int n) {
        losingThread = thread;
        commitToLose.set(n);
    }

    /** While it is so nobody gets a connection. */
    public void exhausted(boolean is) {
        exhausted = is;
    }

    private Connection given(Connection connection) throws SQLException {
        if (exhausted) {
            connection.close();
            throw new SQLTransientConnectionException("none is free", "08001");
        }
        return proxy(Connection.class, connection, this::afterCall);
    }

    private DataSource losing(DataSource real) {
        return proxy(
                DataSource.class,
                real,
                (method, result) -> result instanceof Connection connection ? given(connection) : result);
    }

    private Object afterCall(String method, Object result) throws SQLException {
        if (method.equals("commit")
                && Thread.currentThread().getName().equals(losingThread)
                && commitToLose.getAndUpdate(n -> Math.max(0, n - 1)) == 1) {
            throw new SQLException("the answer was lost", "08006");
        }
        return result;
    }

    private interface AfterCall {
        Object then(String method, Object result) throws SQLException;
    }

    private static <T> T proxy(Class<T> type, T real, AfterCall after) {
        return type.cast(Proxy.newProxyInstance(
                TestDatabase.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return after.then(method.getName(), method.invoke(real, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
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
        folder.ifPresent(TestFolder::delete);
    }

    /** An H2 file with the tables, made once for the JVM. */
    private static final class Template {
        private static final String FILE = TEMPLATE_SCHEMA + ".mv.db";
        private static final byte[] CONTENT = content();

        private static byte[] content() {
            Path folder = TestFolder.make("h2-");
            try (TestDatabase template = h2(folder, TEMPLATE_SCHEMA)) {
                template.database.migrate();
                template.pool.close(); // H2 ends, and the file is whole
                return Files.readAllBytes(folder.resolve(FILE));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Path copy() {
            Path folder = TestFolder.make("h2-");
            try {
                Files.write(folder.resolve(FILE), CONTENT);
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
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
