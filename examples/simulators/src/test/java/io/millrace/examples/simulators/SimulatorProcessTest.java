/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A simulator as a process of its own: how a parent starts it, how it dies, and how it comes back. */
class SimulatorProcessTest {

    @TempDir
    Path work;

    private final List<Process> launched = new ArrayList<>();
    private Process process;
    private BufferedReader output;

    /** The folder is deleted next: nobody writes there any more. */
    @AfterEach
    void end() throws InterruptedException {
        for (Process each : launched) {
            each.destroyForcibly().waitFor();
        }
    }

    @Test
    void aKilledProgramCarriesOnWhereItStopped() throws Exception {
        start("quality");
        await().atMost(RunningProgram.LIMIT)
                .until(() -> RunningProgram.records(journal(), "emitted").size() >= 3);
        process.destroyForcibly().waitFor();
        int told = RunningProgram.records(journal(), "emitted").size();

        start("quality");
        await().atMost(RunningProgram.LIMIT)
                .until(() -> RunningProgram.records(journal(), "emitted").size() > told);
        assertThat(RunningProgram.records(journal(), "emitted").stream()
                        .map(record -> record.path("id").asText()))
                .doesNotHaveDuplicates()
                .first()
                .isEqualTo("QMS-0000001");
        assertThat(RunningProgram.records(journal(), "day-began")).hasSize(1);
    }

    @Test
    void itObeysItsInputAndEndsWithIt() throws Exception {
        start("quality", "--begin=command");
        assertThat(RunningProgram.records(journal(), "emitted")).isEmpty();
        say("start");
        await().atMost(RunningProgram.LIMIT)
                .until(() -> !RunningProgram.records(journal(), "quality-hold-placed")
                                .isEmpty()
                        || RunningProgram.records(journal(), "emitted").size() > 1);
        say("stop");
        assertThat(output.readLine()).isEqualTo("STOPPED");
        assertThat(RunningProgram.records(journal(), "emitted").stream()
                        .map(record -> record.path("fact").asText()))
                .as("open holds are released at the end of the day")
                .last()
                .isEqualTo("quality-hold-released");
        process.getOutputStream().close();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void twoProgramsNeverWriteOneJournal() throws Exception {
        start("wms", "--begin=command");
        launch("wms");
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isNotZero();
    }

    private void start(String name, String... arguments) throws IOException {
        launch(name, arguments);
        assertThat(output.readLine()).isEqualTo("READY");
        assertThat(Integer.parseInt(Files.readString(work.resolve(name + ".port"))))
                .isPositive();
    }

    private void launch(String name, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx96m",
                Simulator.class.getName(),
                name,
                "--work=" + work);
        builder.command().addAll(List.of(arguments));
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        process = builder.start();
        launched.add(process);
        output = process.inputReader(StandardCharsets.UTF_8);
    }

    private void say(String command) throws IOException {
        process.getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    private Path journal() {
        return work.resolve("quality.jsonl");
    }
}
