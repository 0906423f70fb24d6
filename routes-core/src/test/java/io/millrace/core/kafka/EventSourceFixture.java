/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.canonical.json.CloudEventCodec;
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
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A topic of its own with three partitions, and flows that consume it. */
abstract class EventSourceFixture {

    /** Longer than the 45 s after which Kafka gives up a consumer that could not say goodbye. */
    static final Duration LONG = Duration.ofSeconds(90);

    private static final AtomicInteger TOPICS = new AtomicInteger();

    final DefaultCamelContext context = new DefaultCamelContext();
    final List<Object> accepted = Collections.synchronizedList(new ArrayList<>());
    final TestBroker broker;
    String topic;
    String group;

    EventSourceFixture(TestBroker broker) {
        this.broker = broker;
    }

    @BeforeEach
    final void createTopic() throws Exception {
        topic = "t" + TOPICS.incrementAndGet();
        group = "g-" + topic;
        broker.createTopic(topic, 3);
    }

    @AfterEach
    final void stop() {
        context.stop();
    }

    void accept(Exchange exchange) {
        accepted.addAll((List<?>) exchange.getMessage().getBody());
    }

    /** Repetitions are allowed: the ledger knows an event by its id. First occurrences must be complete and in order. */
    void assertAllInOrder(int count) {
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

    String parameters(String more) {
        return "bootstrapServers=" + broker.bootstrapServers() + "&topic=" + topic + "&groupId=" + group + more;
    }

    void flow(String kamelet, Processor step) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:" + kamelet).process(step);
            }
        });
    }

    void publish(List<Event<MaterialConsumed>> events) {
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

    static Map<String, String> headers(Event<?> event) {
        Map<String, String> headers = new HashMap<>();
        CloudEventCodec.attributes(event.envelope()).forEach((name, value) -> headers.put("ce_" + name, value));
        return headers;
    }

    void send(String key, Map<String, String> headers, String value) {
        try (KafkaProducer<String, byte[]> producer = producer()) {
            ProducerRecord<String, byte[]> record =
                    new ProducerRecord<>(topic, key, value.getBytes(StandardCharsets.UTF_8));
            headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
            producer.send(record);
        }
    }

    KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
