/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.canonical.json.CloudEventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code mfg-event-sink} does after a failure: the order is kept, and it goes on. */
class EventSinkFailureTest {

    private static final AtomicInteger TOPICS = new AtomicInteger();
    private static final Event<MaterialConsumed> TOO_LARGE = TestEvents.consumed("W".repeat(60), 1);
    private static final Event<MaterialConsumed> NEXT = TestEvents.consumed("WO-1", 2);
    private static final int LARGEST = (size(TOO_LARGE) + size(NEXT)) / 2 + 100;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final String topic = "s" + TOPICS.incrementAndGet();

    @BeforeEach
    void createTopic() throws Exception {
        TestUsers.broker().createTopic(topic, 1);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void nothingOfABatchIsSentAfterAnEventThatFailed() throws Exception {
        limitSize();
        flow("bootstrapServers=" + TestUsers.broker().bootstrapServers());
        Event<MaterialConsumed> before = TestEvents.consumed("WO-0", 1);
        assertThat(send(List.of(before, TOO_LARGE, NEXT)).getException()).isInstanceOf(RecordTooLargeException.class);
        assertThat(published()).doesNotContain("WO-1-C-2");

        assertThat(send(List.of(before, NEXT)).getException()).isNull();
        assertThat(published()).endsWith("WO-0-C-1", "WO-1-C-2");
    }

    @Test
    void camelAloneSendsWhatFollowsTheEventThatFailed() throws Exception {
        limitSize();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .to("kafka:" + topic + "?brokers=" + TestUsers.broker().bootstrapServers());
            }
        });
        context.start();
        assertThat(send(List.of("x".repeat(LARGEST), "next")).getException()).isNotNull();
        assertThat(published()).hasSize(1);
    }

    @Test
    void anUnknownUserPublishesWhenItIsKnown() throws Exception {
        Properties properties = new Properties();
        properties.put("camel.kamelet.mfg-event-sink.securityProtocol", "SASL_PLAINTEXT");
        properties.put("camel.kamelet.mfg-event-sink.saslMechanism", "PLAIN");
        properties.put("camel.kamelet.mfg-event-sink.saslJaasConfig", TestUsers.jaasConfig(topic));
        context.getPropertiesComponent().setInitialProperties(properties);
        TestUsers.allow(topic, ResourceType.TOPIC, topic);
        flow("bootstrapServers=" + TestUsers.ADDRESS);
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(send(NEXT).getException()).isInstanceOf(SaslAuthenticationException.class);
        }
        TestUsers.KNOWN.add(topic);
        assertThat(send(NEXT).getException()).isNull();
        assertThat(published()).containsExactly("WO-1-C-2");
    }

    @Test
    void camelAloneDoesNotPublishAgain() throws Exception {
        context.getRegistry().bind("jaas", TestUsers.jaasConfig(topic));
        TestUsers.allow(topic, ResourceType.TOPIC, topic);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .to("kafka:" + topic
                                + "?enableIdempotence=true&requestTimeoutMs=2000&deliveryTimeoutMs=3000&maxBlockMs=3000&securityProtocol=SASL_PLAINTEXT"
                                + "&saslMechanism=PLAIN&saslJaasConfig=#bean:jaas&brokers=" + TestUsers.ADDRESS);
            }
        });
        context.start();
        assertThat(send("x").getException()).isNotNull();
        TestUsers.KNOWN.add(topic);
        assertThat(send("x").getException()).isNotNull();
    }

    /** Without what Kafka adds, about a hundred bytes. */
    private static int size(Event<?> event) {
        int attributes = CloudEventCodec.attributes(event.envelope()).entrySet().stream()
                .mapToInt(each -> "ce_".length()
                        + each.getKey().length()
                        + each.getValue().length()
                        + 2)
                .sum();
        return CloudEventCodec.data(event).length
                + event.envelope().partitionKey().length()
                + attributes;
    }

    private void limitSize() {
        context.getComponent("kafka", KafkaComponent.class).getConfiguration().setMaxRequestSize(LARGEST);
    }

    private void flow(String parameters) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("kamelet:mfg-event-sink/out?topic=" + topic + "&" + parameters);
            }
        });
        context.start();
    }

    private Exchange send(Object body) {
        return context.createProducerTemplate()
                .send("direct:in", exchange -> exchange.getMessage().setBody(body));
    }

    /** The ids of the events in the topic, in their order; nothing for what is no event. */
    private List<String> published() {
        List<String> ids = new ArrayList<>();
        TopicPartition partition = new TopicPartition(topic, 0);
        Map<String, Object> settings =
                Map.of("bootstrap.servers", TestUsers.broker().bootstrapServers());
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (ids.size() < end) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> ids.add(
                                record.headers().lastHeader("ce_id") == null
                                        ? ""
                                        : new String(
                                                record.headers()
                                                        .lastHeader("ce_id")
                                                        .value(),
                                                StandardCharsets.UTF_8)));
            }
        }
        return ids;
    }
}
