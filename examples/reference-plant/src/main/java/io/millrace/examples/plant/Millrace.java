/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.plant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Millrace's process under supervision: when it dies before its time, it is started again on the same folder. */
final class Millrace {

    private static final String MAIN = "io.millrace.examples.plant.runtime.PlantRuntime";
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final int STARTS_THAT_MAY_FAIL = 3;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final WorkFolder work;
    private final Path settings;
    private final Console console;
    private final CompletableFuture<Void> givenUp = new CompletableFuture<>();
    private volatile Child child;
    private volatile PlantStatus status = PlantStatus.none();
    private volatile Instant heard = Instant.EPOCH;
    private volatile boolean ending;
    private volatile boolean everReady;
    private int failedStarts;

    Millrace(WorkFolder work, Path settings, Console console) {
        this.work = work;
        this.settings = settings;
        this.console = console;
    }

    /** Starts the process and waits until its flows run. */
    void start() throws IOException, InterruptedException {
        launch();
        child.awaitReady(START_LIMIT);
        everReady = true;
    }

    private void launch() throws IOException {
        List<String> arguments = List.of(
                "-Xmx768m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dlogback.configurationFile=plant-logback.xml",
                "-Dplant.log=" + work.log("millrace"),
                "-Djava.io.tmpdir=" + work.temporary(),
                MAIN,
                settings.toString());
        child = Child.start("millrace", arguments, Map.of(), work.log("millrace-output"), this::take);
        child.onExit().thenAcceptAsync(this::ended);
    }

    private boolean take(String line) {
        if (!line.startsWith(PlantStatus.LINE)) {
            return false;
        }
        try {
            status = JSON.readValue(line.substring(PlantStatus.LINE.length()), PlantStatus.class);
            heard = Instant.now();
            failedStarts = 0;
            return true;
        } catch (JsonProcessingException broken) {
            return false;
        }
    }

    /** A process that dies while nobody ends it was killed, or crashed: the day goes on either way. */
    private void ended(int exitCode) {
        if (ending || !everReady) {
            return;
        }
        work.addKill();
        failedStarts++;
        if (failedStarts > STARTS_THAT_MAY_FAIL) {
            givenUp.completeExceptionally(new IOException("Millrace's process does not start any more, exit code "
                    + exitCode + "; see " + work.log("millrace")));
            return;
        }
        console.tell("Millrace's process died (exit code " + exitCode
                + "). The machines go on; what it had accepted is in its ledger. It is started again.");
        try {
            launch();
            child.awaitReady(START_LIMIT);
            console.tell("Millrace is back and works off what has gathered (process " + child.pid() + ").");
        } catch (IOException failure) {
            console.tell("Millrace could not be started: " + failure.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** When its process last told its status. */
    Instant heard() {
        return heard;
    }

    PlantStatus status() {
        return status;
    }

    long pid() {
        return child.pid();
    }

    /** Fails when the process cannot be kept alive. */
    CompletableFuture<Void> givenUp() {
        return givenUp;
    }

    /** From now on its end is wanted. */
    void end() {
        ending = true;
        Child last = child;
        if (last != null) {
            last.end();
        }
    }

    void awaitEnd(Duration limit) throws InterruptedException {
        Child last = child;
        if (last != null) {
            last.awaitEnd(limit);
        }
    }
}
