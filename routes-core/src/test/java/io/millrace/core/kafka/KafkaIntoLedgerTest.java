/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.canonical.json.CloudEventCodec;
import io.millrace.core.db.Database;
import io.millrace.core.db.Dialect;
import io.millrace.core.db.TestDatabase;
import io.millrace.core.post.Posted;
import io.millrace.core.quarantine.Quarantine;
import io.millrace.core.quarantine.QuarantineEntry;
import java.nio.charset.StandardCharsets;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The accept of a plant as it runs: Kafka, the ledger in a database, a target; and what happens when parts fail. */
class KafkaIntoLedgerTest {

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final AtomicInteger TOPICS = new AtomicInteger();

    private final List<String> posted = Collections.synchronizedList(new ArrayList<>());
    private final TestDatabase database = TestDatabase.open(Dialect.H2);
    private final TestBroker broker = TestBroker.shared();
    private final String topic = "ledger" + TOPICS.incrementAndGet();
    private final String group = "accept-" + topic;
    private DefaultCamelContext context;

    @BeforeEach
    void start() throws Exception {
        broker.createTopic(topic, 3);
        startApplication();
    }

    @AfterEach
    void stop() throws Exception {
        context.stop();
        database.close();
    }

    @Test
    void everyEventIsPostedOnceAndInOrderThoughDatabaseAndApplicationGoDown() throws Exception {
        List<Event<MaterialConsumed>> events = TestEvents.consumed(200);
        publish(events.subList(0, 50));
        await().atMost(LONG).until(() -> posted.size() >= 50);

        execute("ALTER TABLE %s.mfg_delivery RENAME TO mfg_delivery_away");
        publish(events.subList(50, 120));
        await().during(Duration.ofSeconds(2)).atMost(LONG).until(() -> broker.acknowledged(group) == 50);
        execute("ALTER TABLE %s.mfg_delivery_away RENAME TO mfg_delivery");

        await().atMost(LONG).until(() -> posted.size() >= 80);
        context.stop();
        publish(events.subList(120, 200));
        startApplication();

        await().atMost(LONG).until(() -> posted.size() >= 200 && broker.acknowledged(group) == 200);
        assertThat(posted).doesNotHaveDuplicates().hasSize(200);
        for (int order = 0; order < 7; order++) {
            String prefix = "WO-" + order + "-C-";
            assertThat(posted.stream()
                            .filter(id -> id.startsWith(prefix))
                            .map(id -> Integer.valueOf(id.substring(prefix.length()))))
                    .hasSizeGreaterThan(20)
                    .isSorted();
        }
    }

    @Test
    void aPoisonIsQuarantinedWithItsBatchAndReplayedIntoTheLedger() throws Exception {
        Event<MaterialConsumed> broken = TestEvents.consumed("WO-8", 1);
        send(broken, "{\"workOrder\":\"WO-8\"}".getBytes(StandardCharsets.UTF_8));
        publish(List.of(TestEvents.consumed("WO-9", 1)));
        await().atMost(LONG).until(() -> posted.contains("WO-9-C-1") && broker.acknowledged(group) == 2);

        Quarantine quarantine = Quarantine.of(context);
        QuarantineEntry entry = quarantine.find(QuarantineEntry.State.OPEN, 10).get(0);
        assertThat(entry.text())
                .startsWith("MFG-MODEL-001")
                .contains("plant ULM")
                .contains(topic);
        quarantine.replayCorrected(entry.id(), CloudEventCodec.data(broken), "anna", "fields added");
        await().atMost(LONG).until(() -> posted.contains("WO-8-C-1"));
    }

    private void startApplication() throws Exception {
        context = new DefaultCamelContext();
        context.getShutdownStrategy().setTimeout(5);
        context.getRegistry().bind("database", Database.class, database.database());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:mfg-event-source/ulm-accept-in?maxBackoff=500&batchSize=40&topic=" + topic + "&groupId="
                                + group + "&bootstrapServers=" + broker.bootstrapServers())
                        .to("ledger:erp");
                from("ledger:erp").process(exchange -> {
                    posted.add(exchange.getMessage()
                            .getBody(Event.class)
                            .envelope()
                            .id());
                    new Posted("document").on(exchange);
                });
            }
        });
        context.start();
    }

    /** @param sql with {@code %s} for the schema */
    private void execute(String sql) {
        database.database().inTransaction(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql.formatted('"' + database.database().schema() + '"'));
            }
        });
    }

    private void publish(List<Event<MaterialConsumed>> events) {
        try (KafkaProducer<String, byte[]> producer = producer()) {
            events.forEach(event -> producer.send(record(event, CloudEventCodec.data(event))));
        }
    }

    private void send(Event<?> event, byte[] data) {
        try (KafkaProducer<String, byte[]> producer = producer()) {
            producer.send(record(event, data));
        }
    }

    private ProducerRecord<String, byte[]> record(Event<?> event, byte[] data) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(topic, event.envelope().partitionKey(), data);
        CloudEventCodec.attributes(event.envelope())
                .forEach((name, value) -> record.headers().add("ce_" + name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
