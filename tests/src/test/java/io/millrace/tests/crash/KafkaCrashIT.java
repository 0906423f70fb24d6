/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.json.CloudEventCodec;
import io.millrace.core.kafka.TestBroker;
import io.millrace.core.post.TargetClass;
import io.millrace.tests.conformance.Finding;
import io.millrace.tests.conformance.Outcome;
import io.millrace.tests.crash.Erp.Fate;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The source is Kafka: the process dies around the commits of what it accepts and of the offset it has read to. */
@Tag("conformance")
@ExtendWith(Quiet.class)
class KafkaCrashIT {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    @SuppressWarnings("unused")
    private static final Iterable<CrashPoint> POINTS = CrashPoint.OF_KAFKA;

    private static final long BEGAN = System.nanoTime();

    private static TestBroker broker;
    private static int deaths;
    private static int effects;
    private static final Map<String, Long> ANOMALIES = new TreeMap<>();
    private static final List<String> FINDINGS = new ArrayList<>();

    @BeforeAll
    static void startBroker() throws Exception {
        broker = new TestBroker();
    }

    @AfterAll
    static void stopBroker() throws Exception {
        broker.close();
        Outcome.ofCases(
                        "one crash around each commit while Kafka is read",
                        "H2",
                        deaths,
                        (long) deaths * CrashCase.events().size(),
                        effects,
                        0,
                        0,
                        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - BEGAN),
                        ANOMALIES,
                        FINDINGS,
                        List.of())
                .keep();
        assertThat(deaths).isEqualTo(CrashPoint.OF_KAFKA.size());
    }

    @ParameterizedTest
    @FieldSource("POINTS")
    void everyRecordIsAcceptedOnce(CrashPoint point) throws Exception {
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
            deaths++;
            effects += erp.effects().size();
            List<Finding> findings = CrashCase.findings(site, erp, event -> true);
            findings.forEach(each -> ANOMALIES.merge(each.anomaly().toString(), 1L, Long::sum));
            findings.forEach(each -> FINDINGS.add(point + ": " + each));
            assertThat(findings).isEmpty();
            assertThat(LedgerRows.read(site).deliveries()).hasSize(3);
        }
    }

    /** @return whether it came to its end */
    private static boolean live(Site site, Erp erp, Fuse fuse) throws Exception {
        MemorySink sink = new MemorySink(erp, fuse, site.targetClass());
        try (Life life = new Life(site, "plant", fuse, sink::addTo)) {
            life.context().getComponent("kafka", KafkaComponent.class).setKafkaClientFactory(new DyingConsumers(fuse));
            life.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("kamelet:mfg-event-source/accept-in?maxBackoff=200&topic=%1$s&groupId=%1$s&bootstrapServers=%2$s"
                                    .formatted(site.target(), broker.bootstrapServers()))
                            .to("ledger:" + site.target());
                }
            });
            await().atMost(LONGEST)
                    .until(() -> fuse.isBlown()
                            || broker.acknowledged(site.target()) == 3
                                    && LedgerRows.read(site).isOver());
        }
        return !fuse.isBlown();
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
