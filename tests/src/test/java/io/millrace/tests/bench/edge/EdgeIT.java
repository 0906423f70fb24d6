/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.edge;

import static org.awaitility.Awaitility.await;

import io.millrace.core.FreePort;
import io.millrace.mes.line.Broker;
import io.millrace.tests.bench.Results;
import io.millrace.tests.bench.Target;
import io.millrace.tests.bench.edge.EdgeDevice.Reading;
import io.millrace.tests.conformance.ChildProcess;
import io.millrace.tests.conformance.KafkaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An edge device with 128 MB of heap and one core: how soon it takes the first event, whether it keeps up with the
 * machines, and how it gets rid of what it has gathered while the hub was away; a week of 2,000,000 events with {@code
 * -Dbench.edge.backlog=2000000}. {@code -Dbench.edge.seconds=20 -Dbench.edge.backlog=5000} makes it short.
 */
@Tag("bench")
class EdgeIT {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final double ASKED_SECONDS_TO_START = 5;
    /** Reports a second that are asked for; the machines send a little more. */
    private static final int RATE = Integer.getInteger("bench.edge.rate", 1000);

    private static final int SECONDS = Integer.getInteger("bench.edge.seconds", 120);
    private static final int WINDOW = 10;
    private static final long BACKLOG = Long.getLong("bench.edge.backlog", 50_000);
    private static final Duration HUB_AWAY = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofHours(3);

    private final Broker machines = Broker.shared();
    private final int port = FreePort.find();
    private final int controller = FreePort.find();
    private ChildProcess hub;
    private EdgeProgram program;

    @TempDir
    Path folder;

    private void startHub() throws Exception {
        Path its = Files.createDirectories(folder.resolve("hub"));
        hub = ChildProcess.start(
                KafkaProcess.class,
                folder.resolve("hub.log"),
                Map.of("folder", its.toString(), "port", "" + port, "controller", "" + controller));
        hub.awaitReady();
    }

    private String hubAddress() {
        return "127.0.0.1:" + port;
    }

    @AfterEach
    void stopHub() {
        hub.close();
    }

    private EdgeDevice device(String name, List<String> flags) throws IOException {
        Path own = Files.createDirectories(folder.resolve(name));
        return EdgeDevice.start(program(), flags, own, machines.url(), hubAddress());
    }

    private EdgeProgram program() throws IOException {
        if (program == null) {
            program = EdgeProgram.install(folder.resolve("program"));
        }
        return program;
    }

    private EdgeDevice device(String name) throws IOException {
        return device(name, List.of());
    }

    /** Each start with a new ledger and again with the same one; without the archive of classes for comparison. */
    @Test
    void startsAtOnce() throws Exception {
        Results results = Results.of("edge-start");
        startHub();
        List<Double> first = new ArrayList<>();
        List<Double> again = new ArrayList<>();
        List<Double> plainFirst = new ArrayList<>();
        List<Double> plainAgain = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        try (EdgeLines lines = new EdgeLines(machines, HubWitness.BEFORE, 200)) {
            started("archive", program().makesArchive(), new ArrayList<>());
            for (int round = 0; round < ROUNDS; round++) {
                started("plain-" + round, List.of(), plainFirst);
                started("plain-" + round, List.of(), plainAgain);
                cpu.add(started("start-" + round, program().usesArchive(), first));
                cpu.add(started("start-" + round, program().usesArchive(), again));
            }
            lines.stop();
        }
        results.figure("first", "s", first);
        results.figure("again", "s", again);
        results.figure("first-without-archive", "s", plainFirst);
        results.figure("again-without-archive", "s", plainAgain);
        results.figure("cpu-until-then", "s", cpu);
        results.ratio("first-to-5-seconds", toAsked(first), Target.atMost(1));
        results.ratio("again-to-5-seconds", toAsked(again), Target.atMost(1));
    }

    /** @return seconds of CPU until its first event was durable */
    private double started(String name, List<String> flags, List<Double> seconds) throws IOException {
        try (EdgeDevice device = device(name, flags)) {
            seconds.add(device.firstAccepted());
            return device.cpuSeconds();
        }
    }

    private static List<Double> toAsked(List<Double> seconds) {
        return seconds.stream().map(each -> each / ASKED_SECONDS_TO_START).toList();
    }

    @Test
    void keepsUpWithTheMachines() throws Exception {
        Results results = Results.of("edge-rate");
        startHub();
        try (EdgeDevice device = device("rate")) {
            try (EdgeLines lines = new EdgeLines(machines, HubWitness.BEFORE, 10)) {
                device.firstAccepted();
                lines.stop();
            }
            long sent;
            try (EdgeLines lines = new EdgeLines(machines, "WO-", RATE + RATE / 20)) {
                TimeUnit.SECONDS.sleep(WINDOW); // warm-up
                long from = System.nanoTime();
                TimeUnit.SECONDS.sleep(SECONDS);
                List<Reading> windows = windows(device, from);
                results.figure("accepted", "events/s", rates(windows, Reading::accepted));
                results.figure("forwarded", "events/s", rates(windows, Reading::forwarded));
                results.ratio(
                        "accepted-to-" + RATE + "-per-second",
                        rates(windows, Reading::accepted).stream()
                                .map(each -> each / RATE)
                                .toList(),
                        Target.atLeast(1));
                sent = lines.stop();
            }
            forwarded(device, sent);
            memory(results, device, "rate");
            await().atMost(Duration.ofMinutes(1)).until(() -> HubWitness.read(hubAddress()) == sent);
        }
    }

    @Test
    void forwardsWhatItHasGathered() throws Exception {
        Results results = Results.of("edge-drain");
        Path own = Files.createDirectories(folder.resolve("drain"));
        double seconds = EdgeBacklog.gather(own, BACKLOG);
        results.figure("gathered", "events/s", List.of(BACKLOG / seconds));
        results.figure("ledger-of-" + BACKLOG, "MB", List.of(EdgeDevice.megabytes(own)));
        try (EdgeDevice device = device("drain")) {
            TimeUnit.MILLISECONDS.sleep(HUB_AWAY.toMillis());
            startHub();
            long from = System.nanoTime();
            forwarded(device, BACKLOG);
            results.figure("drained", "events/s", rates(windows(device, from), Reading::forwarded));
            results.figure("minutes", "min", List.of((System.nanoTime() - from) / 60e9));
            memory(results, device, "drain");
        }
        results.figure("ledger-after-its-end", "MB", List.of(EdgeDevice.megabytes(own)));
        results.ratio(
                "arrived-in-order-to-" + BACKLOG,
                List.of((double) HubWitness.read(hubAddress()) / BACKLOG),
                Target.atLeast(1));
    }

    private static void forwarded(EdgeDevice device, long number) {
        await().atMost(LONGEST)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> device.alive() && device.last().forwarded() >= number);
    }

    private void memory(Results results, EdgeDevice device, String name) throws IOException {
        double most = device.readings().stream().mapToLong(Reading::heap).max().orElseThrow() / 1048576.0;
        results.figure("heap", "MB", List.of(most));
        results.figure("process", "MB", List.of(device.peakMegabytes()));
        results.figure("ledger", "MB", List.of(EdgeDevice.megabytes(folder.resolve(name))));
    }

    /** The readings at the ends of windows of ten seconds. */
    private static List<Reading> windows(EdgeDevice device, long from) {
        List<Reading> windows = new ArrayList<>();
        for (Reading each : device.readings()) {
            long next = from + windows.size() * TimeUnit.SECONDS.toNanos(WINDOW);
            if (each.nanoTime() >= next) {
                windows.add(each);
            }
        }
        return windows;
    }

    private static List<Double> rates(List<Reading> windows, ToLongFunction<Reading> count) {
        List<Double> rates = new ArrayList<>();
        for (int i = 1; i < windows.size(); i++) {
            Reading before = windows.get(i - 1);
            Reading after = windows.get(i);
            rates.add((count.applyAsLong(after) - count.applyAsLong(before))
                    / ((after.nanoTime() - before.nanoTime()) / 1e9));
        }
        return rates;
    }
}
