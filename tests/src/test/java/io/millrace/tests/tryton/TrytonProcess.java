/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.tryton;

import static org.awaitility.Awaitility.await;

import io.millrace.core.FreePort;
import io.millrace.core.TestFolder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Tryton server of its own with an empty database, from the packages of Debian: {@code tryton-server},
 * {@code tryton-modules-*}, and {@code python3-psycopg2} for PostgreSQL.
 */
final class TrytonProcess implements AutoCloseable {

    static final String DATABASE = "erp";

    /** Given only to what listens on the loopback address, and only for the length of a test. */
    static final String PASSWORD = "Kuch3n-mit7Sah";

    /** Where Debian puts modules. */
    private static final Path SOURCES = Path.of("/usr/lib/python3/dist-packages/trytond/modules");

    private static final List<String> MODULES = List.of(
            "company",
            "currency",
            "party",
            "product",
            "stock",
            "stock_lot",
            "production",
            "production_routing",
            "production_work",
            "purchase");

    private final Path folder = TestFolder.make("tryton-");
    private final int port = FreePort.find();
    private final boolean withPostgres;
    private EmbeddedPostgres postgres;
    private Process server;

    /** @param withPostgres whether its database is PostgreSQL; else SQLite */
    TrytonProcess(boolean withPostgres) {
        this.withPostgres = withPostgres;
    }

    static boolean isInstalled() {
        return program("trytond") != null
                && MODULES.stream().allMatch(module -> Files.isDirectory(SOURCES.resolve(module)));
    }

    private static Path program(String name) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .map(path -> Path.of(path, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    void start() throws IOException, InterruptedException, SQLException {
        Files.writeString(folder.resolve("password"), PASSWORD);
        Files.writeString(configuration(), """
                [web]
                listen = 127.0.0.1:%d
                [database]
                %s
                """.formatted(port, withPostgres ? postgres() : sqlite()));
        administer("--all", "--email", "nobody@example.com");
        List<String> update = new ArrayList<>(List.of("--activate-dependencies", "-u"));
        update.addAll(MODULES);
        administer(update.toArray(String[]::new));
        server = run("trytond", List.of("-c", configuration().toString()));
        await().atMost(Duration.ofSeconds(60)).until(this::answers);
    }

    private String sqlite() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.createFile(data.resolve(DATABASE + ".sqlite"));
        return "uri = sqlite://\npath = " + data;
    }

    private String postgres() throws IOException, SQLException {
        postgres = EmbeddedPostgres.start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + DATABASE + " TEMPLATE template0 ENCODING 'UTF8'");
        }
        return "uri = postgresql://postgres@127.0.0.1:" + postgres.getPort() + "/";
    }

    private Path configuration() {
        return folder.resolve("trytond.conf");
    }

    private void administer(String... options) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("-c", configuration().toString(), "-d", DATABASE));
        all.addAll(List.of(options));
        Process process = run("trytond-admin", all);
        if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException("trytond-admin failed:\n" + Files.readString(log()));
        }
    }

    private Path log() {
        return folder.resolve("log");
    }

    private Process run(String program, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(program(program).toString()));
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().put("TRYTONPASSFILE", folder.resolve("password").toString());
        return builder.start();
    }

    private boolean answers() throws IOException {
        if (!server.isAlive()) {
            throw new IllegalStateException("trytond ended:\n" + Files.readString(log()));
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.destroyForcibly().onExit().join();
        }
        if (postgres != null) {
            postgres.close();
        }
        TestFolder.delete(folder);
    }
}
