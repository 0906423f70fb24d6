/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.plant;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * A Java program of the plant, in a process of its own. It holds the other end of a pipe: when this process is gone, by
 * whatever cause, the pipe closes and the program ends. So nothing is orphaned.
 */
final class Child {

    private static final String READY = "READY";

    private static final Duration LAST_LINES = Duration.ofSeconds(5);

    private final String name;
    private final Process process;
    private final Thread reader;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();

    private Child(String name, Process process, BufferedWriter log, Predicate<String> lines) {
        this.name = name;
        this.process = process;
        this.reader = new Thread(() -> read(log, lines), name + " output");
        reader.setDaemon(true);
    }

    /**
     * Starts a main class on this process's class path.
     *
     * @param secrets go into its environment, where other users of the machine do not see them
     * @param log gets what the program prints
     * @param lines takes the lines that are for us and must not go to the log
     */
    static Child start(
            String name, List<String> javaArguments, Map<String, String> secrets, Path log, Predicate<String> lines)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.add("-XX:+UseSerialGC");
        command.add("-Dfile.encoding=UTF-8");
        command.addAll(javaArguments);
        Files.createDirectories(log.getParent());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(secrets);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        BufferedWriter file = Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Child child = new Child(name, started(builder, file), file, lines);
        child.reader.start();
        child.process
                .onExit()
                .thenRun(() -> child.ready.completeExceptionally(new IOException(
                        name + " ended before it was ready, exit code " + child.process.exitValue() + "; see " + log)));
        return child;
    }

    private static Process started(ProcessBuilder builder, BufferedWriter log) throws IOException {
        try {
            return builder.start();
        } catch (IOException failure) {
            log.close();
            throw failure;
        }
    }

    /** The Java that runs this process. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private void read(BufferedWriter log, Predicate<String> lines) {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
                BufferedWriter file = log) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(READY)) {
                    ready.complete(null);
                } else if (!lines.test(line)) {
                    file.write(line);
                    file.newLine();
                    file.flush();
                }
            }
        } catch (IOException failure) {
            // A killed program's pipe may break instead of ending; either way there is nothing more to read.
            ready.completeExceptionally(failure);
        }
    }

    /** Waits until the program says READY. */
    void awaitReady(Duration limit) throws IOException, InterruptedException {
        try {
            ready.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooSlow) {
            throw new IOException(name + " was not ready after " + limit.toSeconds() + " s", tooSlow);
        } catch (ExecutionException failure) {
            throw new IOException(failure.getCause().getMessage(), failure.getCause());
        }
    }

    String name() {
        return name;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Completes with the exit code. */
    CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Writes a line to the program's standard input. */
    void send(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** Kills it and what it started at once, as a power cut would; returns whether it was alive. */
    boolean kill() {
        boolean alive = process.isAlive();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        return alive;
    }

    /** Says to the program that it is over: its standard input ends. */
    void end() {
        try {
            process.getOutputStream().close();
        } catch (IOException alreadyGone) {
            process.destroy();
        }
    }

    /** Waits for the end and for the end of its log; what does not end in time is killed. */
    void awaitEnd(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
            process.waitFor();
        }
        // Something that it started and that outlives it may hold the pipe.
        reader.join(LAST_LINES.toMillis());
    }
}
