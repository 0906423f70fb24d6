/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.pipeline;

import io.millrace.tests.bench.Results;
import io.millrace.tests.bench.Target;
import io.millrace.tests.bench.server.BrokerProcess;
import io.millrace.tests.bench.server.PostgresProcess;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Kafka → decode → validate → durable accept with dedupe on event id → transform → Kafka, five ways. Shorter with
 * {@code -Dbench.events=60000 -Dbench.rounds=3 -Dbench.peers=HAND_WRITTEN,MILLRACE}.
 */
@Tag("bench")
class PipelineIT {

    private static final int EVENTS = Integer.getInteger("bench.events", 300_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 7);
    private static final List<Peer> PEERS = Arrays.stream(
                    System.getProperty("bench.peers", "").split(","))
            .filter(name -> !name.isEmpty())
            .map(Peer::valueOf)
            .toList();

    private final Map<Peer, List<Round>> rounds = new EnumMap<>(Peer.class);

    @Test
    void compares() throws Exception {
        List<Peer> peers = new ArrayList<>(PEERS.isEmpty() ? List.of(Peer.values()) : PEERS);
        Random random = new Random(20261123);
        try (BrokerProcess broker = BrokerProcess.start();
                PostgresProcess postgres = PostgresProcess.start()) {
            Course course = new Course(broker, postgres, EVENTS);
            for (int round = 1; round <= ROUNDS; round++) {
                Collections.shuffle(peers, random);
                for (Peer peer : peers) {
                    Round result = course.run(peer, round);
                    rounds.computeIfAbsent(peer, none -> new ArrayList<>()).add(result);
                    System.out.printf("ROUND %d %-20s %s%n", round, peer.label(), result);
                }
            }
        }
        report();
    }

    private void report() throws Exception {
        Results results = Results.of("pipeline");
        for (Map.Entry<Peer, List<Round>> each : rounds.entrySet()) {
            String peer = each.getKey().label();
            results.figure(peer + ".rate", "events/s", values(each.getValue(), Round::rate));
            results.figure(peer + ".cpu", "us/event", values(each.getValue(), Round::totalCpu));
            results.figure(peer + ".cpu-of-program", "us/event", values(each.getValue(), Round::programCpu));
        }
        ratio(results, Peer.HAND_WRITTEN, "cpu", Round::totalCpu, Target.atMost(1.1));
        ratio(results, Peer.HAND_WRITTEN, "cpu-of-program", Round::programCpu, Target.atMost(1.1));
        ratio(results, Peer.HAND_WRITTEN, "rate", Round::rate, Target.atLeast(1.0));
        ratio(results, Peer.SPRING, "rate", Round::rate, Target.atLeast(1.2));
        ratio(results, Peer.STREAMS, "rate", Round::rate, Target.atLeast(1.2));
        ratio(results, Peer.STOCK_CAMEL, "rate", Round::rate, Target.atLeast(30));
    }

    /** Millrace's figure by the peer's, each pair of one round. */
    private void ratio(Results results, Peer peer, String name, ToDoubleFunction<Round> figure, Target target)
            throws Exception {
        if (!rounds.containsKey(peer) || !rounds.containsKey(Peer.MILLRACE)) {
            return;
        }
        List<Double> ours = values(rounds.get(Peer.MILLRACE), figure);
        List<Double> theirs = values(rounds.get(peer), figure);
        List<Double> pairs = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++) {
            pairs.add(ours.get(i) / theirs.get(i));
        }
        results.ratio(name + "/" + peer.label(), pairs, target);
    }

    private static List<Double> values(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return rounds.stream().map(round -> figure.applyAsDouble(round)).toList();
    }
}
