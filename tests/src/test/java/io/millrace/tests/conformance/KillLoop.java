/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import io.millrace.core.db.Dialect;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** The application is killed at random moments, while it starts and while it works, and started again. */
final class KillLoop {

    private static final int EVENTS_PER_LIFE = 16;
    private static final int SENDERS = 6;
    private static final int LONG_RUN = 20;
    private static final Duration LONGEST_LIFE = Duration.ofSeconds(8);
    private static final Duration DRAIN = Duration.ofMinutes(3);

    private final Dialect dialect;
    private final int kills;
    private final long seed;
    private final Path folder;
    private final Random random;

    KillLoop(Dialect dialect, int kills, long seed, Path folder) {
        this.dialect = dialect;
        this.kills = kills;
        this.seed = seed;
        this.folder = folder;
        this.random = new Random(seed);
    }

    Outcome run() throws IOException, SQLException, InterruptedException {
        Files.createDirectories(folder);
        long began = System.nanoTime();
        int port = freePort();
        int killed = 0;
        String version;
        try (ProofDatabase database = ProofDatabase.start(dialect, folder);
                ChildProcess target = Programs.target(folder, seed, Map.of());
                Generator lines = new Generator(folder, seed, SENDERS, true, new WebhookChannel(port))) {
            version = database.version();
            Map<String, String> arguments = new HashMap<>(database.arguments());
            arguments.putAll(Map.of(
                    "accept", "webhook",
                    "port", Integer.toString(port),
                    "target", Integer.toString(target.awaitReady())));
            ClassArchive classes = firstLife(arguments);
            while (killed < kills) {
                lines.permit(EVENTS_PER_LIFE);
                boolean early = random.nextInt(7) == 0;
                arguments.put("migrated", "true");
                if (early) {
                    arguments.remove("migrated");
                }
                try (ChildProcess plant = Programs.plant(folder, classes, arguments)) {
                    live(plant, lines, early);
                    plant.kill();
                    killed++;
                }
            }
            try (ChildProcess plant = Programs.plant(folder, classes, arguments)) {
                plant.awaitReady();
                lines.finish();
                Programs.drain(plant, DRAIN);
                plant.stop();
            }
            target.stop();
            database.dump(folder);
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
        return Outcome.of("kill -9 of the application", version, seed, killed, seconds, folder);
    }

    /** The first application only makes the tables, and in a long run shows which classes it needs. */
    private ClassArchive firstLife(Map<String, String> arguments) throws IOException, InterruptedException {
        ClassArchive classes = kills < LONG_RUN ? ClassArchive.none() : ClassArchive.in(folder);
        try (ChildProcess plant = Programs.plant(folder, classes, arguments)) {
            plant.awaitReady();
            plant.stop();
        }
        return classes;
    }

    /** One life in seven ends before it has begun, the others with some work done and some under way. */
    private void live(ChildProcess plant, Generator lines, boolean early) throws InterruptedException {
        int moment = random.nextInt(400);
        if (early) {
            TimeUnit.MILLISECONDS.sleep(10L * moment);
        } else {
            plant.awaitReady();
            long enough = lines.acknowledged() + random.nextInt(EVENTS_PER_LIFE);
            long deadline = System.nanoTime() + LONGEST_LIFE.toNanos();
            while (lines.acknowledged() < enough && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            TimeUnit.MILLISECONDS.sleep(moment);
        }
        if (!plant.isAlive()) {
            throw new IllegalStateException("the application died of itself; its log is in " + folder);
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
