/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.tryton;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.awaitility.Awaitility.await;

import io.millrace.core.FreePort;
import io.millrace.core.TestFolder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A Tryton server of its own with an empty database, from the packages of Debian: {@code tryton-server},
 * {@code tryton-modules-*}, and {@code python3-psycopg2} for PostgreSQL.
 */
final class TrytonProcess implements AutoCloseable {

    static final String DATABASE = "erp";

    /** Given only to what listens on the loopback address, and only for the length of a test. */
    static final String PASSWORD = "Kuch3n-mit7Sah";

    /** Each kamelet of each test logs in; what is to be hard for others to guess takes long to check. */
    private static final String FEW_ROUNDS = """
            [passlib]
            schemes = pbkdf2_sha512
            pbkdf2_sha512__default_rounds = 1000
            """;

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
        Files.writeString(folder.resolve("passlib"), FEW_ROUNDS);
        Files.writeString(
                configuration(), """
                [web]
                listen = 127.0.0.1:%d
                [password]
                passlib = %s
                [database]
                %s
                """.formatted(port, folder.resolve("passlib"), withPostgres ? postgres() : sqlite()));
        if (withPostgres) {
            install();
        } else {
            copyInstalled();
        }
        server = run("trytond", List.of("-c", configuration().toString()));
        await().atMost(Duration.ofMinutes(2)).until(this::answers);
    }

    private String sqlite() throws IOException {
        return "uri = sqlite://\npath = " + Files.createDirectory(file().getParent());
    }

    private Path file() {
        return folder.resolve("data").resolve(DATABASE + ".sqlite");
    }

    /** Installing takes Tryton longer than most tests: it is done once for all of these packages. */
    private void copyInstalled() throws IOException, InterruptedException {
        Path installed = Path.of("target", "tryton-" + packages() + ".sqlite");
        try (FileChannel mine = FileChannel.open(
                Path.of("target", "tryton.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            mine.lock();
            if (!Files.exists(installed)) {
                Files.createFile(file());
                install();
                Path copy = Files.copy(file(), installed.resolveSibling("tryton.copy"), REPLACE_EXISTING);
                Files.move(copy, installed, ATOMIC_MOVE);
            }
        }
        Files.copy(installed, file(), REPLACE_EXISTING);
    }

    /** Another one for every other version or choice of modules. */
    private static UUID packages() throws IOException {
        StringBuilder packages = new StringBuilder(PASSWORD);
        for (String module : MODULES) {
            packages.append(module)
                    .append(Files.readString(SOURCES.resolve(module).resolve("tryton.cfg")));
        }
        return UUID.nameUUIDFromBytes(packages.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void install() throws IOException, InterruptedException {
        administer("--all", "--email", "nobody@example.com");
        List<String> update = new ArrayList<>(List.of("--activate-dependencies", "-u"));
        update.addAll(MODULES);
        administer(update.toArray(String[]::new));
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

    /** Whether a call changes something. */
    static boolean isChange(String method, String call) {
        return !call.contains("search_read") && !call.contains("get_preferences") && !call.contains("common.");
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
