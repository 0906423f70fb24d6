/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A main class in a JVM of its own: with this one's class path and the flags given. It says one line when it is ready,
 * and ends when its standard input does; what it logs is in {@code target/bench/<name>.log}.
 */
public final class ChildJvm implements AutoCloseable {

    private final Process process;
    private final String firstLine;
    private final Path log;

    private ChildJvm(Process process, String firstLine, Path log) {
        this.process = process;
        this.firstLine = firstLine;
        this.log = log;
    }

    /** @param properties system properties of the child */
    public static ChildJvm start(String name, Class<?> main, List<String> flags, Map<String, String> properties)
            throws IOException {
        Path log = Files.createDirectories(Path.of("target", "bench")).resolve(name + ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.add("-Dlogback.configurationFile=bench-logback.xml");
        properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add(main.getName());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .put(
                        "CLASSPATH",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        builder.redirectError(log.toFile());
        Process process = builder.start();
        String line =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (line == null) {
            throw new IllegalStateException(name + " did not start, see " + log);
        }
        return new ChildJvm(process, line, log);
    }

    /** What a child's main calls when it is ready; it returns when the child is to end. */
    public static void ready(String line) throws IOException {
        System.out.println(line);
        while (System.in.read() >= 0) {
            // waits for the end of the input
        }
    }

    public String firstLine() {
        return firstLine;
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** @throws IllegalStateException if the child has ended by itself */
    public void requireAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the child ended with " + process.exitValue() + ", see " + log);
        }
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
