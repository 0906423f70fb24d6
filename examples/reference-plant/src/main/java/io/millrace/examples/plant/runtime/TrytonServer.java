/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.plant.runtime;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Tryton server from the packages of Debian with an SQLite database in a folder of the day: made at the first start,
 * gone on with at the next. It ends with its standard input.
 */
public final class TrytonServer {

    /** What the server needs; the second and third bring what they depend on. */
    public static final String PACKAGES =
            "tryton-server tryton-modules-stock-lot tryton-modules-production-routing tryton-modules-production-work";

    /** The name of its database. */
    public static final String DATABASE = "erp";

    private static final List<String> MODULES = List.of(
            "company",
            "currency",
            "party",
            "product",
            "stock",
            "stock_lot",
            "production",
            "production_routing",
            "production_work");
    /** Trytond reads no input. This ends it when this process is gone, by whatever cause: a pipe between them closes. */
    private static final String GUARDED =
            "exec 3<&0; trytond -c \"$1\" 3<&- & server=$!; (cat <&3 >/dev/null; kill $server) & wait $server";

    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final Path folder;
    private final int port;

    private TrytonServer(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /**
     * @param arguments its folder and its port; the password of its administrator is in the environment
     *     ({@code TRYTON_PASSWORD})
     */
    public static void main(String[] arguments) throws Exception {
        TrytonServer server = new TrytonServer(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        server.prepare(System.getenv("TRYTON_PASSWORD"));
        Process process = server.run("sh", "-c", GUARDED, "trytond", server.configuration());
        process.onExit().thenRun(() -> Runtime.getRuntime().halt(1));
        server.awaitAnswer();
        System.out.println("READY " + arguments[1]);
        while (System.in.read() >= 0) {
            // what is written to us has no meaning, only the end has
        }
        System.exit(0);
    }

    /** Whether the packages are there. */
    public static boolean isInstalled() {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "trytond-admin")));
    }

    private String configuration() {
        return folder.resolve("trytond.conf").toString();
    }

    private void prepare(String password) throws IOException, InterruptedException {
        Path made = folder.resolve("made");
        Path database = folder.resolve(DATABASE + ".sqlite");
        Files.createDirectories(folder);
        Files.writeString(Path.of(configuration()), """
                [web]
                listen = 127.0.0.1:%d
                [database]
                uri = sqlite://
                path = %s
                [password]
                entropy = 0
                """.formatted(port, folder));
        Path secret = folder.resolve("password");
        Files.deleteIfExists(secret);
        Files.createFile(secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(secret, password);
        if (Files.exists(made)) {
            administer("--password");
        } else {
            Files.deleteIfExists(database);
            Files.createFile(database);
            administer("--all", "--email", "nobody@example.com");
            List<String> update = new ArrayList<>(List.of("--activate-dependencies", "-u"));
            update.addAll(MODULES);
            administer(update.toArray(String[]::new));
            Files.createFile(made);
        }
        Files.delete(secret);
    }

    private void administer(String... options) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("-c", configuration(), "-d", DATABASE));
        all.addAll(List.of(options));
        Process process = run("trytond-admin", all.toArray(String[]::new));
        if (process.waitFor() != 0) {
            throw new IOException("trytond-admin " + String.join(" ", options) + " failed: exit code "
                    + process.exitValue() + "; see the log");
        }
    }

    /** What it prints is what this program prints. */
    private Process run(String program, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("TRYTONPASSFILE", folder.resolve("password").toString());
        builder.environment().remove("TRYTON_PASSWORD");
        return builder.start();
    }

    private void awaitAnswer() throws IOException, InterruptedException {
        Instant limit = Instant.now().plus(START_LIMIT);
        while (!answers()) {
            if (Instant.now().isAfter(limit)) {
                throw new IOException("trytond does not answer on port " + port);
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
