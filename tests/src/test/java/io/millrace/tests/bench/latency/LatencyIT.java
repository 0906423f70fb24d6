/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.latency;

import io.millrace.core.db.Dialect;
import io.millrace.mes.line.Broker;
import io.millrace.tests.bench.Results;
import io.millrace.tests.bench.Target;
import io.millrace.tests.conformance.ProofDatabase;
import io.millrace.tests.service.KafkaService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a machine's message to the post, at 500 reports a second: all ways in one process, in turn, in shuffled rounds. */
@Tag("bench")
class LatencyIT {

    private static final int PER_SECOND = Integer.getInteger("latency.rate", 500);
    private static final int ROUNDS = Integer.getInteger("latency.rounds", 7);
    private static final Duration ROUND = Duration.ofSeconds(Integer.getInteger("latency.seconds", 10));
    /** Long enough for the compiler: a cold program queues, and what is in its queue is not what a plant waits for. */
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("latency.warmUp", 60));

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final long SEED = 20261123;

    @TempDir
    Path folder;

    @Test
    void fromTheMachineToTheTarget() throws Exception {
        List<Way> ways = List.of(new MillraceWay(), new HandWay(), new CamelWay());
        Map<String, List<Double>> p50 = new LinkedHashMap<>();
        Map<String, List<Double>> p99 = new LinkedHashMap<>();
        Map<String, List<Double>> cold = new LinkedHashMap<>();
        Broker broker = Broker.shared();
        try (KafkaService kafka = KafkaService.start();
                ProofDatabase database = ProofDatabase.start(Dialect.POSTGRESQL, folder);
                TargetSystem target = new TargetSystem();
                Machines machines = new Machines(broker)) {
            kafka.topics(ways.stream().map(Way::name).toList());
            Way.Surroundings given =
                    new Way.Surroundings(broker.url(), kafka.bootstrapServers(), database, target.baseUrl());
            for (Way way : ways) {
                way.start(given);
                machines.report(way, target, PER_SECOND, ROUND);
                cold.put(way.name(), List.of(p99(target.arrived(LONGEST))));
                machines.report(way, target, PER_SECOND, WARM_UP.minus(ROUND));
                target.arrived(LONGEST);
            }
            Random random = new Random(SEED);
            for (int round = 0; round < ROUNDS; round++) {
                List<Way> order = new ArrayList<>(ways);
                Collections.shuffle(order, random);
                for (Way way : order) {
                    machines.report(way, target, PER_SECOND, ROUND);
                    double[] millis = target.arrived(LONGEST);
                    p50.computeIfAbsent(way.name(), any -> new ArrayList<>()).add(millis[millis.length / 2]);
                    p99.computeIfAbsent(way.name(), any -> new ArrayList<>()).add(p99(millis));
                }
            }
            for (Way way : ways) {
                way.close();
            }
        }
        say(cold, p50, p99);
    }

    private static double p99(double[] sorted) {
        return sorted[sorted.length * 99 / 100];
    }

    private static void say(
            Map<String, List<Double>> cold, Map<String, List<Double>> p50, Map<String, List<Double>> p99)
            throws Exception {
        Results results = Results.of("latency");
        for (String way : p50.keySet()) {
            results.figure(way + "-first-" + ROUND.toSeconds() + "-s-p99", "ms", cold.get(way));
            results.figure(way + "-p50", "ms", p50.get(way));
            results.figure(way + "-p99", "ms", p99.get(way));
        }
        results.ratio("p50", ratios(p50, "hand"), Target.atMost(1.5));
        results.ratio("p99", ratios(p99, "hand"), Target.atMost(1.5));
        results.ratio("p99-camel", ratios(p99, "camel"), Target.atMost(1.5));
    }

    private static List<Double> ratios(Map<String, List<Double>> figures, String peer) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ratios.add(figures.get("millrace").get(round) / figures.get(peer).get(round));
        }
        return ratios;
    }
}
