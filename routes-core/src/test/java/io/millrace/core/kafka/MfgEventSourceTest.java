/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.canonical.json.CloudEventCodec;
import io.millrace.core.db.Database;
import io.millrace.core.ingest.Poison;
import io.millrace.core.ledger.SequenceMark;
import io.millrace.core.quarantine.Quarantine;
import io.millrace.core.quarantine.QuarantineEntry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MfgEventSourceTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final AtomicInteger TOPICS = new AtomicInteger();
    private static TestBroker broker;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<Object> accepted = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger failures = new AtomicInteger();
    private String topic;
    private String group;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = new TestBroker();
    }

    @AfterAll
    static void stopBroker() throws Exception {
        broker.close();
    }

    @BeforeEach
    void createTopic() throws Exception {
        topic = "t" + TOPICS.incrementAndGet();
        group = "g-" + topic;
        broker.createTopic(topic, 3);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bootstrapServers", "topic", "groupId"})
    void doesNotStartWithoutEachRequiredParameter(String missing) throws Exception {
        String all = parameters("").replaceAll("&?" + missing + "=[^&]*", "");
        flow("mfg-event-source/in?" + all, exchange -> {});
        assertThatThrownBy(context::start).hasStackTraceContaining(missing);
    }

    @Test
    void refusesAnUnknownEventTypeAtStart() throws Exception {
        flow("mfg-event-source/in?" + parameters("&eventTypes=material-consumd"), exchange -> {});
        assertThatThrownBy(context::start).hasStackTraceContaining("material-consumd");
    }

    @Test
    void givesEventsInOrderPerKeyAndAcknowledgesAllPartitions() throws Exception {
        publish(TestEvents.consumed(300));
        flow("mfg-event-source/in?" + parameters(""), this::accept);
        context.start();
        await().atMost(LONG).until(() -> accepted.size() == 300);
        await().atMost(LONG).until(() -> broker.acknowledged(group) == 300);
        assertThat(broker.committed(group)).hasSize(3);
        assertAllInOrder(300);
    }

    @Test
    void aFailingFlowLosesNothingAndKeepsTheOrder() throws Exception {
        publish(TestEvents.consumed(300));
        flow("mfg-event-source/in?" + parameters("&batchSize=20&maxBackoff=100"), exchange -> {
            if (failures.incrementAndGet() % 3 == 0) {
                throw new IllegalStateException("down");
            }
            accept(exchange);
        });
        context.start();
        await().atMost(LONG).until(() -> broker.acknowledged(group) == 300);
        assertThat(failures.get()).isGreaterThan(15);
        assertAllInOrder(300);
    }

    @Test
    void aFailureBeforeTheFirstCommitLosesNothing() throws Exception {
        publish(TestEvents.consumed(30));
        flow("mfg-event-source/in?" + parameters("&maxBackoff=100"), exchange -> {
            if (failures.incrementAndGet() <= 2) {
                throw new IllegalStateException("down");
            }
            accept(exchange);
        });
        context.start();
        await().atMost(LONG).until(() -> broker.acknowledged(group) == 30);
        assertAllInOrder(30);
    }

    @Test
    void aPollThatFailsLosesNothing() throws Exception {
        context.getComponent("kafka", KafkaComponent.class).setKafkaClientFactory(new PollFailsOnce());
        publish(TestEvents.consumed(30));
        flow("mfg-event-source/in?" + parameters(""), this::accept);
        context.start();
        await().atMost(LONG).until(() -> broker.acknowledged(group) == 30);
        assertAllInOrder(30);
    }

    @Test
    void aFailingBatchIsTriedAgainEverMoreSlowly() throws Exception {
        publish(TestEvents.consumed(10));
        flow("mfg-event-source/in?" + parameters("&maxBackoff=20000"), exchange -> {
            failures.incrementAndGet();
            throw new IllegalStateException("down for good");
        });
        context.start();
        await().atMost(LONG).until(() -> failures.get() >= 2);
        await().during(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(6)).until(() -> failures.get() <= 5);
        assertThat(broker.acknowledged(group)).isZero();
    }

    @Test
    void aFlowThatStripsHeadersAndReplacesTheBodyIsAcknowledged() throws Exception {
        publish(TestEvents.consumed(50));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:mfg-event-source/in?" + parameters(""))
                        .process(MfgEventSourceTest.this::accept)
                        .removeHeaders("*")
                        .setBody(constant("gone"));
            }
        });
        context.start();
        await().atMost(LONG).until(() -> broker.acknowledged(group) == 50);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aBatchThatAFilterKameletOfTheFlowStopsIsAcknowledged(boolean kameletsInJmx) throws Exception {
        context.getManagementStrategy().getManagementAgent().setRegisterRoutesCreateByKamelet(kameletsInJmx);
        Processor filter = exchange -> exchange.setRouteStop(true);
        context.getRegistry().bind("testSystem", filter);
        publish(TestEvents.consumed(5));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:mfg-event-source/in?" + parameters(""))
                        .to("kamelet:mfg-test-sink/filter")
                        .process(MfgEventSourceTest.this::accept);
            }
        });
        context.start();
        await().atMost(LONG).until(() -> broker.acknowledged(group) == 5);
        assertThat(accepted).isEmpty();
    }

    @Test
    void aFlowThatRemovesTheOffsetsIsAcknowledgedOrFailsLoudly() throws Exception {
        publish(TestEvents.consumed(5));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:mfg-event-source/in?" + parameters("&maxBackoff=100"))
                        .process(MfgEventSourceTest.this::accept)
                        .removeProperties("*");
            }
        });
        context.start();
        await().atMost(LONG).until(() -> broker.acknowledged(group) == 5 || accepted.size() > 5);
    }

    @Test
    void anEndOfTheRouteWithoutOffsetsIsAnError() {
        assertThatThrownBy(() -> new EventBatchCommit().process(new DefaultExchange(context)))
                .hasMessageContaining("MFG-INGEST-005");
    }

    @Test
    void anErrorHandlerThatSwallowsTheFailureDoesNotAcknowledge() throws Exception {
        publish(TestEvents.consumed(5));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(deadLetterChannel("direct:hostile"));
                from("direct:hostile").to("mock:hostile");
                from("kamelet:mfg-event-source/in?" + parameters("&maxBackoff=100"))
                        .process(exchange -> {
                            if (failures.incrementAndGet() <= 2) {
                                throw new IllegalStateException("down");
                            }
                        })
                        .process(MfgEventSourceTest.this::accept);
            }
        });
        context.start();
        await().atMost(LONG).until(() -> broker.acknowledged(group) == 5);
        assertThat(failures.get()).isGreaterThanOrEqualTo(3);
        assertAllInOrder(5);
    }

    @Test
    void takesOnlyTheTypesAskedForWithoutDecodingTheOthersAndAcknowledgesBoth() throws Exception {
        publish(TestEvents.consumed(10));
        send("x", Map.of("ce_type", "io.millrace.shipment.ready.v1"), "{broken");
        flow("mfg-event-source/in?" + parameters("&eventTypes=material-consumed"), this::accept);
        context.start();
        await().atMost(LONG).until(() -> broker.acknowledged(group) == 11);
        assertThat(accepted).hasSize(10);
    }

    @Test
    void aNewerVersionOfATypeAskedForIsPoisonAndNotPassedOver() throws Exception {
        send("x", Map.of("ce_type", "io.millrace.material.consumed.v2"), "{}");
        flow("mfg-event-source/in?" + parameters("&eventTypes=material-consumed"), this::accept);
        context.start();
        await().atMost(LONG).until(() -> broker.acknowledged(group) == 1);
        assertThat(((Poison) accepted.get(0)).code()).isEqualTo("MFG-MODEL-008");
    }

    @Test
    void acknowledgesABatchOfNothingButOtherTypes() throws Exception {
        publish(TestEvents.consumed(10));
        flow("mfg-event-source/in?" + parameters("&eventTypes=shipment-ready"), this::accept);
        context.start();
        await().atMost(LONG).until(() -> broker.acknowledged(group) == 10);
        assertThat(accepted).isEmpty();
    }

    @Test
    void tellsTheNumbersOfLeftOutEventsWhereTheyAreWatched() throws Exception {
        publish(List.of(TestEvents.consumed("WO-1", 1), TestEvents.consumed("WO-1", 2)));
        flow("mfg-event-source/in?" + parameters("&eventTypes=shipment-ready&watchSequences=true"), this::accept);
        context.start();
        await().atMost(LONG).until(() -> broker.acknowledged(group) == 2);
        assertThat(accepted)
                .containsExactly(
                        new SequenceMark("/acme/ulm/assembly/line3", 1),
                        new SequenceMark("/acme/ulm/assembly/line3", 2));
    }

    @Test
    void aPoisonIsReplayedCorrectedThroughTheSameFlow() throws Exception {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setUrl("jdbc:h2:mem:poison;DB_CLOSE_DELAY=-1");
        Database database = new Database(dataSource, "millrace");
        database.migrate();
        context.getRegistry().bind("database", database);
        Quarantine quarantine = Quarantine.of(context);
        Event<MaterialConsumed> event = TestEvents.consumed("WO-1", 1);
        send("work-order:WO-1", headers(event), "{\"workOrder\":\"WO-1\"}");
        flow("mfg-event-source/ulm-accept-in?" + parameters(""), exchange -> {
            for (Object element : (List<?>) exchange.getMessage().getBody()) {
                if (element instanceof Poison poison) {
                    quarantine.store(poison);
                } else {
                    accepted.add(element);
                }
            }
        });
        context.start();
        await().atMost(LONG).until(() -> broker.acknowledged(group) == 1);

        long id = quarantine.find(QuarantineEntry.State.OPEN, 1).get(0).id();
        assertThatThrownBy(() -> quarantine.replay(id, "anna", "as it is")).hasMessageContaining("MFG-MODEL-001");
        quarantine.replayCorrected(id, CloudEventCodec.data(event), "anna", "fields added");
        assertThat(accepted).containsExactly(event);
        assertThat(quarantine.find(QuarantineEntry.State.OPEN, 1)).isEmpty();
    }

    @Test
    void aRecordThatCannotBeDecodedIsPoisonInItsPlace() throws Exception {
        Event<MaterialConsumed> event = TestEvents.consumed("WO-1", 1);
        publish(List.of(event));
        send("work-order:WO-1", headers(event), "{\"workOrder\":\"WO-1\"}");
        send("work-order:WO-1", Map.of(), "not an event");
        flow("mfg-event-source/in?" + parameters(""), this::accept);
        context.start();
        await().atMost(LONG).until(() -> accepted.size() == 3);
        await().atMost(LONG).until(() -> broker.acknowledged(group) == 3);
        assertThat(accepted.get(0)).isEqualTo(event);
        Poison poison = (Poison) accepted.get(1);
        assertThat(poison.code()).isEqualTo("MFG-MODEL-001");
        assertThat(poison.text()).contains("plant ULM").contains(topic);
        assertThat(new String(poison.input().bytes(), StandardCharsets.UTF_8)).isEqualTo("{\"workOrder\":\"WO-1\"}");
        assertThat(poison.input().context()).containsEntry("ce_id", "WO-1-C-1");
        assertThat(((Poison) accepted.get(2)).code()).isEqualTo("MFG-MODEL-009");
    }

    @Test
    void readsStructuredCloudEventsToo() throws Exception {
        Event<MaterialConsumed> event = TestEvents.consumed("WO-1", 1);
        send(
                "k",
                Map.of("content-type", CloudEventCodec.STRUCTURED_CONTENT_TYPE),
                new String(CloudEventCodec.writeStructured(event), StandardCharsets.UTF_8));
        flow("mfg-event-source/in?" + parameters("&eventTypes=material-consumed"), this::accept);
        context.start();
        await().atMost(LONG).until(() -> accepted.size() == 1);
        assertThat(accepted.get(0)).isEqualTo(event);
    }

    @Test
    void survivesARestartOfTheBroker() throws Exception {
        flow("mfg-event-source/in?" + parameters("&batchSize=20&maxBackoff=100"), this::accept);
        context.start();
        publish(TestEvents.consumed(100));
        await().atMost(LONG).until(() -> accepted.size() >= 20);
        broker.stop();
        broker.start();
        publish(List.of(TestEvents.consumed("WO-1", 101)));
        await().atMost(LONG).until(() -> broker.acknowledged(group) == 101);
        assertAllInOrder(101);
    }

    private void accept(Exchange exchange) {
        accepted.addAll((List<?>) exchange.getMessage().getBody());
    }

    /** Repetitions are allowed: the ledger knows an event by its id. First occurrences must be complete and in order. */
    private void assertAllInOrder(int count) {
        List<Event<?>> first = new ArrayList<>();
        for (Object element : List.copyOf(accepted)) {
            if (!first.contains(element)) {
                first.add((Event<?>) element);
            }
        }
        assertThat(first).hasSize(count);
        for (int order = 0; order < 7; order++) {
            String subject = "WO-" + order;
            assertThat(first.stream()
                            .filter(event -> event.envelope().subject().equals(subject))
                            .map(event -> event.envelope().sequence()))
                    .isSorted();
        }
    }

    private String parameters(String more) {
        return "bootstrapServers=" + broker.bootstrapServers() + "&topic=" + topic + "&groupId=" + group + more;
    }

    private void flow(String kamelet, Processor step) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:" + kamelet).process(step);
            }
        });
    }

    private void publish(List<Event<MaterialConsumed>> events) {
        try (KafkaProducer<String, byte[]> producer = producer()) {
            for (Event<MaterialConsumed> event : events) {
                ProducerRecord<String, byte[]> record =
                        new ProducerRecord<>(topic, event.envelope().partitionKey(), CloudEventCodec.data(event));
                CloudEventCodec.attributes(event.envelope())
                        .forEach((name, value) ->
                                record.headers().add("ce_" + name, value.getBytes(StandardCharsets.UTF_8)));
                producer.send(record);
            }
        }
    }

    private static Map<String, String> headers(Event<?> event) {
        Map<String, String> headers = new HashMap<>();
        CloudEventCodec.attributes(event.envelope()).forEach((name, value) -> headers.put("ce_" + name, value));
        return headers;
    }

    private void send(String key, Map<String, String> headers, String value) {
        try (KafkaProducer<String, byte[]> producer = producer()) {
            ProducerRecord<String, byte[]> record =
                    new ProducerRecord<>(topic, key, value.getBytes(StandardCharsets.UTF_8));
            headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
            producer.send(record);
        }
    }

    private static KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
