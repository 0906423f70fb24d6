/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.plant;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A reference plant as {@code mvn -Pplant} starts it, and what a person reads on its console. */
final class RunningPlant implements AutoCloseable {

    private static final Duration LAST_LINES = Duration.ofSeconds(30);

    private final Process process;
    private final Thread reader;
    private final List<String> console = new ArrayList<>();

    private RunningPlant(Process process, Path copy) {
        this.process = process;
        reader = new Thread(() -> read(copy), "console of the plant");
        reader.setDaemon(true);
        reader.start();
    }

    /** @param properties {@code -D...} */
    static RunningPlant start(Path work, String... properties) throws IOException {
        Files.createDirectories(work.getParent());
        List<String> command = new ArrayList<>(List.of(
                Child.java(),
                "-XX:TieredStopAtLevel=1",
                "-Dplant.work=" + work,
                "-classpath",
                System.getProperty("java.class.path")));
        command.addAll(List.of(properties));
        command.add(Plant.class.getName());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new RunningPlant(process, work.resolveSibling(work.getFileName() + "-console.log"));
    }

    private void read(Path copy) {
        try (BufferedReader output = process.inputReader();
                BufferedWriter writer = Files.newBufferedWriter(copy)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                synchronized (console) {
                    console.add(line);
                }
                writer.write(line);
                writer.newLine();
                writer.flush();
            }
        } catch (IOException broken) {
            // the plant was killed
        }
    }

    /** Waits until the console shows the text, and returns what the pattern's groups caught last. */
    MatchResult await(String pattern, Duration limit) {
        Pattern compiled = Pattern.compile(pattern);
        return Awaitility.await("'" + pattern + "' on the console")
                .atMost(limit)
                .until(() -> last(compiled), found -> found != null);
    }

    private MatchResult last(Pattern pattern) {
        if (!process.isAlive()) {
            awaitLastLines();
            String all = String.join(System.lineSeparator(), lines());
            if (!pattern.matcher(all).find()) {
                throw new AssertionError("the plant ended:" + System.lineSeparator() + all);
            }
        }
        MatchResult last = null;
        for (String line : lines()) {
            var matcher = pattern.matcher(line);
            if (matcher.find()) {
                last = matcher.toMatchResult();
            }
        }
        return last;
    }

    private List<String> lines() {
        synchronized (console) {
            return List.copyOf(console);
        }
    }

    String lastLine() {
        List<String> lines = lines();
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }

    /** Every process that the plant has started, itself included. */
    List<ProcessHandle> processes() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        return all;
    }

    int awaitExit(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("the plant did not end, its console: " + String.join("\n", lines()));
        }
        awaitLastLines();
        return process.exitValue();
    }

    /** What a process has printed is read a moment after its end. */
    private void awaitLastLines() {
        try {
            reader.join(LAST_LINES.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As {@code kill -9} of the process does. */
    void kill() {
        process.destroyForcibly();
    }

    /** As stopping {@code mvn} does. */
    void terminate() {
        process.destroy();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }
}
