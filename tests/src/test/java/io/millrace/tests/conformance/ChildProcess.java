/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A program of the proof in a JVM of its own, which can be killed, put to sleep and woken, or stopped in order. */
public final class ChildProcess implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(90);
    /** Exit code of a process that SIGKILL ended. */
    private static final int KILLED = 128 + 9;

    private final Process process;
    private final Path log;
    private final CountDownLatch ready = new CountDownLatch(1);
    private volatile String readyLine = "";
    private volatile long open = -1;
    private volatile long accepted;
    private volatile long partitions;
    private volatile long rebalances;

    private ChildProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        Thread reader = new Thread(this::read, "child-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts the program and does not wait for it.
     *
     * @param log what it says, beside READY and OPEN, is appended there
     */
    public static ChildProcess start(Class<?> program, Path log, Map<String, String> arguments) throws IOException {
        return start(program, log, ClassArchive.none(), arguments);
    }

    static ChildProcess start(Class<?> program, Path log, ClassArchive classes, Map<String, String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Xmx192m",
                "-Dlogback.configurationFile=logback-plant.xml"));
        command.addAll(classes.flags());
        command.add(program.getName());
        arguments.forEach((name, value) -> command.add("--" + name + "=" + value));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("CLASSPATH", classes.classPath());
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return new ChildProcess(builder.start(), log);
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("READY")) {
                    readyLine = line;
                    ready.countDown();
                } else if (line.startsWith("OPEN")) {
                    open = Long.parseLong(line.substring(5));
                } else if (line.startsWith("ACCEPTED")) {
                    accepted = Long.parseLong(line.substring(9));
                } else if (line.startsWith("PARTITIONS")) {
                    partitions = Long.parseLong(line.substring(11));
                } else if (line.startsWith("REBALANCES")) {
                    rebalances = Long.parseLong(line.substring(11));
                } else {
                    Files.writeString(log, line + '\n', StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                }
            }
        } catch (IOException ended) {
            // killed
        }
        ready.countDown();
    }

    /** @return what it said beside READY; what it is waited for may also be its death */
    public int awaitReady() throws InterruptedException {
        if (!ready.await(LONGEST.toSeconds(), TimeUnit.SECONDS) || readyLine.isEmpty()) {
            process.destroyForcibly();
            throw new IllegalStateException("a program did not start; its log is beside the histories");
        }
        return Integer.parseInt(readyLine.split(" ")[1]);
    }

    public boolean isReady() {
        return !readyLine.isEmpty();
    }

    /** How many deliveries are open, as it said last; -1 if it has not said so yet. */
    long open() {
        return open;
    }

    /** How many events it has accepted from its source, as it said last. */
    long accepted() {
        return accepted;
    }

    /** How many partitions its consumer group has given it, as it said last. */
    long partitions() {
        return partitions;
    }

    /** How often its consumer group has dealt the partitions while it was there, as it said last. */
    long rebalances() {
        return rebalances;
    }

    /** kill -9 of what was alive: nothing is proved by the death of what was dead. */
    public void kill() throws InterruptedException {
        if (process.destroyForcibly().waitFor() != KILLED) {
            throw new IllegalStateException("a program ended by itself with exit code " + process.exitValue()
                    + " before it was killed; its log is " + log);
        }
    }

    /** It does nothing until {@link #wake}. */
    public void sleep() throws IOException, InterruptedException {
        signal("STOP");
    }

    public void wake() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** In order, as an operator does. */
    public void stop() throws InterruptedException {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            kill();
            throw new IllegalStateException("a program did not stop in order");
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
