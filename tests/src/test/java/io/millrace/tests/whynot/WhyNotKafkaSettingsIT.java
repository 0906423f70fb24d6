/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.whynot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.json.CloudEventCodec;
import io.millrace.core.kafka.TestBroker;
import io.millrace.core.post.TargetClass;
import io.millrace.tests.conformance.Anomaly;
import io.millrace.tests.conformance.Finding;
import io.millrace.tests.crash.CrashCase;
import io.millrace.tests.crash.Databases;
import io.millrace.tests.crash.Erp;
import io.millrace.tests.crash.EventTopic;
import io.millrace.tests.crash.Fuse;
import io.millrace.tests.crash.LedgerRows;
import io.millrace.tests.crash.Life;
import io.millrace.tests.crash.ManualClock;
import io.millrace.tests.crash.MemorySink;
import io.millrace.tests.crash.Quiet;
import io.millrace.tests.crash.Site;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Camel's Kafka consumer, set up in the usual ways, in front of the ledger itself. The flow fails at the first event. */
@ExtendWith(Quiet.class)
class WhyNotKafkaSettingsIT {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final AtomicInteger TOPICS = new AtomicInteger();

    private static TestBroker broker;

    private final AtomicInteger failures = new AtomicInteger();

    @BeforeAll
    static void startBroker() throws Exception {
        broker = new TestBroker();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "autoCommitEnable=true&autoCommitIntervalMs=100",
                "batching=true&maxPollRecords=1&autoCommitIntervalMs=100",
                "batching=true&maxPollRecords=1&autoCommitIntervalMs=100&breakOnFirstError=true",
                "autoCommitEnable=false&allowManualCommit=true",
                "autoCommitEnable=false&allowManualCommit=true&batching=true&maxPollRecords=1"
            })
    void whatFailedOnceIsAcknowledgedAndLost(String settings) throws Exception {
        try (HikariDataSource database = Databases.memory()) {
            Site site = site(database);
            Erp erp = site.erp(Erp.Fate.POSTED);
            try (Life life = life(site, erp, settings, 1)) {
                await().atMost(LONG)
                        .until(() -> life.isIdle()
                                && broker.acknowledged(site.target()) == 3
                                && LedgerRows.read(site).isOver());
            }
            assertThat(failures).hasValue(1);
            assertThat(LedgerRows.read(site).deliveries())
                    .hasSize(CrashCase.events().size() - 1);
            assertThat(CrashCase.findings(site, erp, event -> true))
                    .extracting(Finding::anomaly)
                    .contains(Anomaly.LOST);
        }
    }

    /** What would stop it for good is not this event's fault, and not its order's. */
    @Test
    void whatStaysBadStopsEverythingBehindIt() throws Exception {
        try (HikariDataSource database = Databases.memory()) {
            Site site = site(database);
            try (Life life = life(
                    site,
                    site.erp(Erp.Fate.POSTED),
                    "autoCommitEnable=false&allowManualCommit=true&breakOnFirstError=true",
                    Integer.MAX_VALUE)) {
                await().atMost(LONG).until(() -> failures.get() > 3);
                assertThat(life.context().isStarted()).isTrue();
            }
            assertThat(broker.acknowledged(site.target())).isZero();
            assertThat(LedgerRows.read(site).deliveries()).isEmpty();
        }
    }

    private static Site site(HikariDataSource database) throws Exception {
        String topic = "settings-" + TOPICS.incrementAndGet();
        broker.createTopic(topic, 1);
        publish(topic);
        return new Site(
                database,
                Databases.SCHEMA,
                topic,
                TargetClass.IDEMPOTENT,
                CrashCase.SETTLE_WINDOW,
                new ManualClock(),
                new HashSet<>());
    }

    private Life life(Site site, Erp erp, String settings, int times) throws Exception {
        Life life =
                new Life(site, "plant", Fuse.none(), new MemorySink(erp, Fuse.none(), TargetClass.IDEMPOTENT)::addTo);
        // Without it they are refused at start.
        life.context().getPropertiesComponent().addOverrideProperty("mfg.check.accept", "MFG-CHECK-003");
        life.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kafka:%1$s?groupId=%1$s&brokers=%2$s&autoOffsetReset=earliest&pollTimeoutMs=100&%3$s"
                                        .formatted(site.target(), broker.bootstrapServers(), settings)
                                + "&valueDeserializer=org.apache.kafka.common.serialization.ByteArrayDeserializer")
                        .process(exchange -> read(exchange.getMessage(), times))
                        .to("ledger:" + site.target())
                        .process(WhyNotKafkaSettingsIT::commit);
            }
        });
        return life;
    }

    private void read(Message message, int times) {
        boolean isBad = !(message.getBody() instanceof byte[])
                || event(message).envelope().id().equals(Site.VICTIM);
        if (isBad && failures.get() < times) {
            failures.incrementAndGet();
            throw new IllegalStateException("down");
        }
        message.setBody(
                message.getBody() instanceof List<?> batch
                        ? batch.stream()
                                .map(each -> event(((Exchange) each).getMessage()))
                                .toList()
                        : event(message));
    }

    private static Event<?> event(Message record) {
        Map<String, String> attributes = new HashMap<>();
        record.getHeaders().forEach((name, value) -> {
            if (name.startsWith("ce_")) {
                attributes.put(name.substring(3), new String((byte[]) value, StandardCharsets.UTF_8));
            }
        });
        return CloudEventCodec.decode(attributes, record.getBody(byte[].class));
    }

    private static void commit(Exchange exchange) {
        KafkaManualCommit commit =
                exchange.getMessage().getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class);
        if (commit != null) {
            commit.commit();
        }
    }

    private static void publish(String topic) {
        EventTopic.publish(
                broker.bootstrapServers(),
                CrashCase.events().stream()
                        .map(event -> EventTopic.record(topic, event))
                        .toList());
    }
}
