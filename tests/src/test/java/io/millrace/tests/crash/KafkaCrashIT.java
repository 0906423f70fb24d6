/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.json.CloudEventCodec;
import io.millrace.core.kafka.TestBroker;
import io.millrace.core.post.TargetClass;
import io.millrace.tests.conformance.Finding;
import io.millrace.tests.conformance.Outcome;
import io.millrace.tests.crash.Erp.Fate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The source is Kafka: the process dies around the commits of what it accepts and of the offset it has read to. */
@Tag("conformance")
@ExtendWith(Quiet.class)
class KafkaCrashIT {

    @SuppressWarnings("unused")
    private static final Iterable<CrashPoint> POINTS = CrashPoint.OF_KAFKA;

    private static TestBroker broker;
    private static final Deaths IN_PROCESS = new Deaths("one crash around each commit while Kafka is read");
    private static final Deaths OF_A_JVM = new Deaths("a JVM dies around each commit while Kafka is read");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    /** What the cases of one way to die came to. */
    private static final class Deaths {

        private final String proof;
        private final Map<String, Long> anomalies = new TreeMap<>();
        private final List<String> findings = new ArrayList<>();
        private long nanos;
        private int deaths;
        private int effects;

        private Deaths(String proof) {
            this.proof = proof;
        }

        private void add(CrashPoint point, long began, Site site, Erp erp) throws SQLException {
            deaths++;
            effects += erp.effects().size();
            nanos += System.nanoTime() - began;
            List<Finding> its = CrashCase.findings(site, erp, event -> true);
            its.forEach(each -> anomalies.merge(each.anomaly().toString(), 1L, Long::sum));
            its.forEach(each -> findings.add(point + ": " + each));
            assertThat(its).isEmpty();
            assertThat(LedgerRows.read(site).deliveries()).hasSameSizeAs(CrashCase.events());
        }

        private void keep() throws IOException {
            Outcome.ofCases(
                            proof,
                            "H2",
                            deaths,
                            (long) deaths * CrashCase.events().size(),
                            effects,
                            0,
                            0,
                            TimeUnit.NANOSECONDS.toSeconds(nanos),
                            anomalies,
                            findings,
                            List.of())
                    .keep();
            assertThat(deaths).isEqualTo(CrashPoint.OF_KAFKA.size());
        }
    }

    @BeforeAll
    static void startBroker() throws Exception {
        broker = new TestBroker();
    }

    @AfterAll
    static void stopBroker() throws Exception {
        broker.close();
        IN_PROCESS.keep();
        OF_A_JVM.keep();
    }

    @ParameterizedTest
    @FieldSource("POINTS")
    void everyRecordIsAcceptedOnce(CrashPoint point) throws Exception {
        long began = System.nanoTime();
        String name = point.name().toLowerCase(Locale.ROOT);
        broker.createTopic(name, 1);
        publish(name);
        try (HikariDataSource database = Databases.memory()) {
            Site site = new Site(
                    database,
                    Databases.SCHEMA,
                    name,
                    TargetClass.MANUAL,
                    CrashCase.SETTLE_WINDOW,
                    new ManualClock(),
                    new HashSet<>());
            Erp erp = site.erp(Fate.POSTED);
            assertThat(live(site, erp, new Fuse(point, Site.VICTIM, () -> {}))).isFalse();
            assertThat(live(site, erp, Fuse.none())).isTrue();
            IN_PROCESS.add(point, began, site, erp);
        }
    }

    /** Its group learns of its death by the end of its session only. */
    @ParameterizedTest
    @FieldSource("POINTS")
    void everyRecordIsAcceptedOnceByAJvmThatDies(CrashPoint point) throws Exception {
        long began = System.nanoTime();
        String name = "jvm-" + point.name().toLowerCase(Locale.ROOT);
        broker.createTopic(name, 1);
        publish(name);
        String jdbc = ChildLife.file(folder);
        Erp erp = new Erp(
                name, ChildReader.TARGET_CLASS, Site.VICTIM, Fate.POSTED, InstantSource.system(), ChildLife.LATE);
        try (ErpServer server = new ErpServer(erp)) {
            Process child = Child.start(
                    ChildReader.class,
                    folder.resolve("child.log"),
                    jdbc,
                    name,
                    Integer.toString(server.port()),
                    broker.bootstrapServers(),
                    point.name());
            assertThat(Child.await(child)).isEqualTo(137);
            try (HikariDataSource database = Databases.open(jdbc, "sa")) {
                Site site = ChildReader.site(database, name);
                ChildReader.read(
                        site,
                        broker.bootstrapServers(),
                        Fuse.none(),
                        ChildLife.sink(ChildReader.TARGET_CLASS, server.port()),
                        () -> isOver(site));
                OF_A_JVM.add(point, began, site, erp);
            }
        }
    }

    /** @return whether it came to its end */
    private static boolean live(Site site, Erp erp, Fuse fuse) throws Exception {
        MemorySink sink = new MemorySink(erp, fuse, site.targetClass());
        ChildReader.read(site, broker.bootstrapServers(), fuse, sink::addTo, () -> fuse.isBlown() || isOver(site));
        return !fuse.isBlown();
    }

    private static boolean isOver(Site site) throws SQLException {
        return broker.acknowledged(site.target()) == CrashCase.events().size()
                && LedgerRows.read(site).isOver();
    }

    private static void publish(String topic) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (Event<?> event : CrashCase.events()) {
                ProducerRecord<String, byte[]> record =
                        new ProducerRecord<>(topic, event.envelope().partitionKey(), CloudEventCodec.data(event));
                CloudEventCodec.attributes(event.envelope())
                        .forEach((name, value) ->
                                record.headers().add("ce_" + name, value.getBytes(StandardCharsets.UTF_8)));
                producer.send(record);
            }
        }
    }
}
