/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.edge;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.main.Main;

/**
 * The program on the device: Camel's own main with the flows and properties under {@code src/test/resources/edge}, a heap
 * of 128 MB and one core. What it logs is in {@code target/bench}.
 */
final class EdgeDevice implements AutoCloseable {

    /** How far it is: events accepted and forwarded since it started, bytes of heap in use. */
    record Reading(long nanoTime, long accepted, long forwarded, long heap) {}

    static final String PROGRESS = "PROGRESS ";

    /** The optimizing compiler would take the one core for half of the start. */
    private static final List<String> FLAGS = List.of(
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:ActiveProcessorCount=1",
            "-XX:+ExitOnOutOfMemoryError");

    private static final Path TASKSET = Path.of("/usr/bin/taskset");
    private static final Duration LONGEST_STOP = Duration.ofMinutes(2);

    private final Process process;
    private final Path log;
    private final long started;
    private final List<Reading> readings = new ArrayList<>();

    private EdgeDevice(Process process, Path log, long started) {
        this.process = process;
        this.log = log;
        this.started = started;
        Thread reader = new Thread(this::read, "edge-device");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * @param folder of its ledger
     * @param flags of the JVM beside {@link #FLAGS}
     */
    static EdgeDevice start(EdgeProgram program, List<String> flags, Path folder, String mqtt, String kafka)
            throws IOException {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(TASKSET)) {
            command.addAll(List.of(TASKSET.toString(), "-c", "0"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(flags);
        command.add("-Dlogback.configurationFile=bench-logback.xml");
        command.add("-Dledger.jdbcUrl=" + url(folder));
        command.add("-Dmqtt.brokerUrl=" + mqtt);
        command.add("-Dmqtt.clientId=edge-" + folder.getFileName());
        command.add("-Dkafka.bootstrapServers=" + kafka);
        command.add(Main.class.getName());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("CLASSPATH", program.classPath());
        Path log = Files.createDirectories(Path.of("target", "bench")).resolve("edge-" + folder.getFileName() + ".log");
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        long started = System.nanoTime();
        return new EdgeDevice(builder.start(), log, started);
    }

    static String url(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("ledger").toAbsolutePath() + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(PROGRESS)) {
                    String[] said = line.substring(PROGRESS.length()).split(" ");
                    add(new Reading(
                            System.nanoTime(),
                            Long.parseLong(said[0]),
                            Long.parseLong(said[1]),
                            Long.parseLong(said[2])));
                }
            }
        } catch (IOException ended) {
            add(last());
        }
    }

    private synchronized void add(Reading reading) {
        readings.add(reading);
    }

    synchronized List<Reading> readings() {
        return List.copyOf(readings);
    }

    Reading last() {
        List<Reading> all = readings();
        return all.isEmpty() ? new Reading(started, 0, 0, 0) : all.get(all.size() - 1);
    }

    /** @return seconds from the start of the process until its first event was durable */
    double firstAccepted() {
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(2))
                .until(() -> alive() && last().accepted() > 0);
        return readings().stream()
                .filter(each -> each.accepted() > 0)
                .mapToDouble(each -> (each.nanoTime() - started) / 1e9)
                .findFirst()
                .orElseThrow();
    }

    /** @return seconds of CPU it has used */
    double cpuSeconds() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    /** @throws IllegalStateException if it has ended by itself */
    boolean alive() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the device ended with " + process.exitValue() + ", see " + log);
        }
        return true;
    }

    /** MB of memory that the process held at the most, as the system counts it; 0 where it does not say so. */
    double peakMegabytes() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    /** MB that its ledger takes on the disk. */
    static double megabytes(Path folder) throws IOException {
        return Files.size(folder.resolve("ledger.mv.db")) / 1e6;
    }

    /** In order, as the system's own service manager does it. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
