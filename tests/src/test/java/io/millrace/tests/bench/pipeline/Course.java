/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.pipeline;

import static org.awaitility.Awaitility.await;

import io.millrace.tests.bench.server.BrokerProcess;
import io.millrace.tests.bench.server.ChildJvm;
import io.millrace.tests.bench.server.CpuClock;
import io.millrace.tests.bench.server.PostgresProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Sends a peer through its events: a fresh JVM, group, output topic and schema each time. */
final class Course {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int MILLIS_PER_SECOND = 1_000;

    private final BrokerProcess broker;
    private final PostgresProcess postgres;
    private final int events;
    private final Set<String> inputs = new HashSet<>();
    private final AtomicInteger runs = new AtomicInteger();

    Course(BrokerProcess broker, PostgresProcess postgres, int events) {
        this.broker = broker;
        this.postgres = postgres;
        this.events = events;
    }

    /** @throws IllegalStateException if the peer's output is not exactly what it should be */
    Round run(Peer peer, int round) throws Exception {
        int share = peer.share(events);
        String name = peer.label() + "-" + round;
        String run = "run" + runs.incrementAndGet();
        Program.Settings settings = new Program.Settings(
                broker.bootstrapServers(), postgres.newSchema(run), input(share), run + "-output", run);
        broker.createTopic(settings.output(), Load.PARTITIONS);
        postgres.checkpoint();
        try (ChildJvm jvm = ProgramMain.start(name, peer, settings, profiling(peer, round));
                CpuClock program = new CpuClock(jvm.handle());
                CpuClock kafka = new CpuClock(broker.handle());
                CpuClock database = new CpuClock(postgres.handle());
                Admin admin = broker.admin()) {
            await().atMost(LIMIT).pollInterval(Duration.ofMillis(250)).until(() -> {
                jvm.requireAlive();
                return isThrough(admin, settings);
            });
            Output output = Output.read(broker.bootstrapServers(), settings.output(), Load.unique(share));
            Instant from = output.reached(Load.unique(share) / 3);
            Instant to = output.reached(Load.unique(share));
            double measured = share - share / 3.0;
            return new Round(
                    measured / Duration.between(from, to).toMillis() * MILLIS_PER_SECOND,
                    micros(program.between(from, to)) / measured,
                    micros(kafka.between(from, to)) / measured,
                    micros(database.between(from, to)) / measured);
        } finally {
            broker.deleteTopic(settings.output());
            postgres.dropSchema(run);
        }
    }

    /** {@code -Dbench.profile=MILLRACE}: its first round is recorded by the flight recorder. */
    private static List<String> profiling(Peer peer, int round) {
        return peer.name().equals(System.getProperty("bench.profile")) && round == 1
                ? List.of("-XX:StartFlightRecording=settings=profile,filename=target/bench/" + peer.label() + ".jfr")
                : List.of();
    }

    private String input(int share) throws InterruptedException, ExecutionException {
        String topic = "input-" + share;
        if (inputs.add(topic)) {
            broker.createTopic(topic, Load.PARTITIONS);
            Load.publish(broker.bootstrapServers(), topic, share);
        }
        return topic;
    }

    /** Has the group acknowledged all of the input? */
    private static boolean isThrough(Admin admin, Program.Settings settings) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(settings.group())
                .partitionsToOffsetAndMetadata()
                .get();
        Map<TopicPartition, OffsetSpec> latest = Stream.iterate(0, partition -> partition + 1)
                .limit(Load.PARTITIONS)
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(settings.input(), partition),
                        partition -> OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get().entrySet().stream()
                .allMatch(end -> committed.get(end.getKey()) != null
                        && committed.get(end.getKey()).offset()
                                == end.getValue().offset());
    }

    private static double micros(Duration used) {
        return used.toNanos() / 1e3;
    }
}
