/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.core.FreePort;
import io.millrace.core.db.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The brokers before the ledger fail, and instances that accept come and go. */
@Tag("conformance")
class IngestIT {

    @Test
    void theKafkaBrokerIsKilledAndStartedAgain() throws Exception {
        Random random = new Random(Proof.seed());
        int killed = 0;
        try (Run run = new Run("kill -9 of the Kafka broker", Dialect.H2, Proof.seed())) {
            Map<String, String> ports = ports(run);
            ChildProcess broker = broker(run, ports);
            broker.awaitReady();
            int port = Integer.parseInt(ports.get("port"));
            run.with("accept", "kafka").with("kafka", "127.0.0.1:" + port).target(Map.of());
            try (KafkaChannel channel = new KafkaChannel(port)) {
                Generator lines = run.lines(false, channel);
                ChildProcess plant = run.plant();
                plant.awaitReady();
                run.send(30);
                while (killed < 4) {
                    lines.permit(30);
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(1000));
                    broker.kill();
                    killed++;
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(2000));
                    broker = broker(run, ports);
                    broker.awaitReady();
                    run.send(10);
                }
                awaitAllAccepted(run, plant, lines);
                Outcome outcome = run.compare(killed);
                Proof.kept(outcome, IngestIT.class, run.folder());
            } finally {
                broker.close();
            }
        }
    }

    /** Events come by webhook, and are acknowledged when our sink has them on the backbone. */
    @Test
    void theKafkaBrokerIsKilledUnderOurOwnSink() throws Exception {
        Random random = new Random(Proof.seed());
        int killed = 0;
        try (Run run = new Run("kill -9 of the Kafka broker under mfg-event-sink", Dialect.H2, Proof.seed())) {
            Map<String, String> ports = ports(run);
            ChildProcess broker = broker(run, ports);
            broker.awaitReady();
            run.tries(Guarantee.FULL_IS_REFUSED);
            run.with("backbone", "127.0.0.1:" + ports.get("port")).target(Map.of());
            Generator lines = run.lines(false);
            ChildProcess plant = run.plant();
            plant.awaitReady();
            run.send(30);
            try {
                while (killed < 4) {
                    lines.permit(30);
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(1000));
                    broker.kill();
                    killed++;
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(8000));
                    broker = broker(run, ports);
                    broker.awaitReady();
                    run.send(10);
                }
                awaitAllAccepted(run, plant, lines);
                assertThat(plant.accepted()).as("events from the backbone").isPositive();
                run.note("%d hand-overs were refused meanwhile", lines.refused());
                Proof.kept(run.compare(killed), IngestIT.class, run.folder());
            } finally {
                broker.close();
            }
        }
    }

    /** Every few seconds an instance that accepts comes, leaves in order, or is killed; at last all share the partitions. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void instancesThatAcceptJoinAndLeave(int instances) throws Exception {
        Random random = new Random(Proof.seed());
        int changes = 0;
        String proof = "rebalance storm: %s instances accept from Kafka".formatted(instances == 2 ? "two" : "three");
        try (Run run = new Run(proof, Dialect.POSTGRESQL, Proof.seed())) {
            run.tries(Guarantee.SEVERAL_PROCESSES);
            Map<String, String> ports = ports(run);
            ChildProcess broker = broker(run, ports);
            broker.awaitReady();
            int port = Integer.parseInt(ports.get("port"));
            run.with("accept", "kafka")
                    .with("kafka", "127.0.0.1:" + port)
                    .with("session", 6000)
                    .with("lease", 2000)
                    .target(Map.of("fates", "AT_ONCE=3,SLOW=6,LOST_RESPONSE=1"));
            try (KafkaChannel channel = new KafkaChannel(port)) {
                Generator lines = run.lines(false, channel);
                Storm storm = new Storm(run, instances, random);
                while (changes < 12) {
                    storm.change();
                    changes++;
                    lines.permit(40);
                    TimeUnit.MILLISECONDS.sleep(500 + random.nextInt(2500));
                }
                ChildProcess one = storm.abate();
                List<Long> shares = storm.shares();
                awaitAllAccepted(run, one, lines);
                run.note(
                        "%d left in order, %d were killed, each after it had accepted; those that stayed were dealt their"
                                + " partitions anew %d times; at last they had %s of them, and each accepted",
                        storm.inOrder(), storm.killed(), storm.dealtAnew(), shares);
                Outcome outcome = run.compare(changes);
                Proof.kept(outcome, IngestIT.class, run.folder());
                assertThat(shares)
                        .as("shares of the partitions")
                        .hasSize(instances)
                        .doesNotContain(0L);
                assertThat(storm.accepted())
                        .as("accepted by each that came")
                        .filteredOn(each -> each > 0)
                        .hasSizeGreaterThan(instances);
                assertThat(storm.dealtAnew())
                        .as("rebalances while somebody stayed")
                        .isPositive();
                assertThat(storm.inOrder()).as("instances that left in order").isPositive();
                assertThat(storm.killed()).as("instances that were killed").isPositive();
                assertThat(outcome.interrupted())
                        .as("calls of those that were killed")
                        .isPositive();
            } finally {
                broker.close();
            }
        }
    }

    @Test
    void theMqttBrokerIsKilledAndStartedAgain() throws Exception {
        Random random = new Random(Proof.seed());
        int killed = 0;
        try (Run run = new Run("kill -9 of the MQTT broker", Dialect.H2, Proof.seed())) {
            Map<String, String> its = Map.of(
                    "folder",
                    Files.createDirectories(run.folder().resolve("mqtt")).toString(),
                    "port",
                    Integer.toString(FreePort.find()));
            String url = "tcp://127.0.0.1:" + its.get("port");
            ChildProcess broker = mqtt(run, its);
            broker.awaitReady();
            run.with("accept", "mqtt").with("mqtt", url).with("owner", "proof-" + Proof.seed());
            run.target(Map.of());
            Generator lines = run.lines(true, new MqttChannel(url));
            ChildProcess plant = run.plant();
            plant.awaitReady();
            run.send(30);
            try {
                while (killed < 4) {
                    lines.permit(30);
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(500));
                    broker.kill();
                    killed++;
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(1000));
                    broker = mqtt(run, its);
                    broker.awaitReady();
                    run.send(10);
                }
                awaitAllAccepted(run, plant, lines);
                run.note("%d hand-overs failed meanwhile", lines.refused());
                Proof.kept(run.compare(killed), IngestIT.class, run.folder());
                assertThat(lines.refused())
                        .as("hand-overs that the death of the broker broke")
                        .isPositive();
            } finally {
                broker.close();
            }
        }
    }

    private static ChildProcess mqtt(Run run, Map<String, String> arguments) throws IOException {
        return ChildProcess.start(MqttProcess.class, run.folder().resolve("mqtt.log"), arguments);
    }

    /** A broker acknowledges before the ledger has it: nothing is open as long as nothing has arrived. */
    private static void awaitAllAccepted(Run run, ChildProcess plant, Generator lines)
            throws IOException, InterruptedException {
        lines.finish();
        run.awaitEffects(lines.acknowledged() * PlantTargets.CLASSES.size());
        run.drain(plant);
    }

    private static Map<String, String> ports(Run run) throws IOException {
        Path folder = Files.createDirectories(run.folder().resolve("kafka"));
        return Map.of(
                "folder", folder.toString(),
                "port", Integer.toString(FreePort.find()),
                "controller", Integer.toString(FreePort.find()));
    }

    private static ChildProcess broker(Run run, Map<String, String> ports) throws IOException {
        return ChildProcess.start(KafkaProcess.class, run.folder().resolve("kafka.log"), ports);
    }
}
