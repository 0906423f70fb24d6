/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.core.post.Delivery;
import io.millrace.core.post.Posted;
import io.millrace.core.post.TargetClass;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MfgEventSinkTest {

    private static final TestBroker BROKER = TestBroker.shared();

    private final CamelContext context = new DefaultCamelContext();

    @BeforeAll
    static void start() throws Exception {
        BROKER.createTopic("mfg.production", 3);
        BROKER.createTopic("own.topic", 1);
        BROKER.createTopic("hub.topic", 1);
    }

    @AfterEach
    void stopContext() {
        context.stop();
    }

    @Test
    void startsWithTheBrokersAlone() throws Exception {
        flow("?bootstrapServers=" + BROKER.bootstrapServers());
        context.start();
        assertThat(context.getRoute("hub-out")).isNotNull();
    }

    @Test
    void doesNotStartWithoutThem() throws Exception {
        flow("");
        assertThatThrownBy(context::start).hasStackTraceContaining("bootstrapServers");
    }

    @Test
    void refusesATimeOutThatLeavesNoSecondTry() throws Exception {
        flow("?deliveryTimeout=500&bootstrapServers=" + BROKER.bootstrapServers());
        assertThatThrownBy(context::start).hasStackTraceContaining("deliveryTimeout must be at least 6000");
    }

    @Test
    void writesABatchAsCloudEventsInBinaryModeInOrderPerKey() throws Exception {
        List<Event<MaterialConsumed>> events = TestEvents.consumed(200);
        flow("?bootstrapServers=" + BROKER.bootstrapServers());
        context.start();
        Exchange done = send(events, null);

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody()).isEqualTo(events);
        assertThat(Posted.of(done)).isNotNull();
        List<ConsumerRecord<String, String>> records = read("mfg.production", 200);
        ConsumerRecord<String, String> first = records.stream()
                .filter(record -> header(record, "ce_id").equals("WO-1-C-1"))
                .findFirst()
                .orElseThrow();
        assertThat(first.key()).isEqualTo("work-order:WO-1");
        assertThat(first.value()).contains("\"workOrder\":\"WO-1\"").contains("2.500");
        assertThat(header(first, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(first, "ce_type")).isEqualTo("io.millrace.material.consumed.v1");
        assertThat(header(first, "ce_partitionkey")).isEqualTo("work-order:WO-1");
        assertThat(header(first, "content-type")).isEqualTo("application/json");
        for (int order = 0; order < 7; order++) {
            String key = "work-order:WO-" + order;
            assertThat(records.stream()
                            .filter(record -> record.key().equals(key))
                            .map(record -> Long.valueOf(header(record, "ce_sequence"))))
                    .hasSizeGreaterThan(20)
                    .isSorted();
        }
    }

    @Test
    void letsNoHeaderOfTheFlowOutAndNoneOfThemSteer() throws Exception {
        String to = "?topic=own.topic&bootstrapServers=" + BROKER.bootstrapServers();
        flow(to);
        context.start();
        Map<String, Object> hostile = Map.of(
                "Authorization", "Bearer secret",
                "kafka.OVERRIDE_TOPIC", "mfg.production",
                "kafka.KEY", "other",
                "ce_type", "io.evil.v1",
                "breadcrumbId", "x");
        assertThat(send(TestEvents.consumed("WO-9", 1), hostile).getException()).isNull();
        ConsumerRecord<String, String> record = read("own.topic", 1).get(0);
        assertThat(record.key()).isEqualTo("work-order:WO-9");
        assertThat(record.headers())
                .allSatisfy(header -> assertThat(header.key()).matches("ce_[a-z]+|content-type"));
        assertThat(header(record, "ce_type")).isEqualTo("io.millrace.material.consumed.v1");
    }

    @Test
    void refusesWhatIsNoEvent() throws Exception {
        flow("?bootstrapServers=" + BROKER.bootstrapServers());
        context.start();
        assertThat(send("text", null).getException()).hasMessageContaining("MFG-INGEST-001");
    }

    @Test
    void failsWhenNoBrokerTakesTheBatchSoThatTheSourceIsNotAcknowledged() throws Exception {
        flow("?deliveryTimeout=6000&bootstrapServers=127.0.0.1:1");
        context.start();
        Exchange failed = send(TestEvents.consumed("WO-1", 1), null);
        assertThat(failed.getException()).isInstanceOf(org.apache.kafka.common.errors.TimeoutException.class);
        assertThat(Posted.of(failed)).isNull();
    }

    @Test
    void passesTheBarrierOfALedgerAndSendsTheFrozenBytes() throws Exception {
        String to = "?topic=hub.topic&bootstrapServers=" + BROKER.bootstrapServers();
        flow(to);
        context.start();
        Exchange done = context.createProducerTemplate().send("direct:in", exchange -> {
            exchange.getMessage().setBody(TestEvents.consumed("WO-8", 1));
            new Frozen("{\"frozen\":true}".getBytes(StandardCharsets.UTF_8)).on(exchange);
        });
        assertThat(done.getException()).isNull();
        assertThat(Posted.of(done).documentNumber()).startsWith("hub.topic-0@");
        assertThat(read("hub.topic", 1))
                .anySatisfy(record -> assertThat(record.value()).isEqualTo("{\"frozen\":true}"));
    }

    private void flow(String parameters) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("kamelet:mfg-event-sink/hub-out" + parameters);
            }
        });
    }

    private Exchange send(Object body, Map<String, Object> headers) {
        return context.createProducerTemplate().send("direct:in", exchange -> {
            exchange.getMessage().setBody(body);
            if (headers != null) {
                exchange.getMessage().setHeaders(new java.util.HashMap<>(headers));
            }
        });
    }

    private static List<ConsumerRecord<String, String>> read(String topic, int atLeast) {
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                BROKER.bootstrapServers(),
                "group.id",
                "test-" + System.nanoTime(),
                "auto.offset.reset",
                "earliest");
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            while (records.size() < atLeast && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        assertThat(records).hasSizeGreaterThanOrEqualTo(atLeast);
        return records;
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private record Frozen(byte[] bytes) implements Delivery {
        @Override
        public long id() {
            return 1;
        }

        @Override
        public String target() {
            return "hub";
        }

        @Override
        public String idempotencyKey() {
            return "key";
        }

        @Override
        public Purpose purpose() {
            return Purpose.POST;
        }

        @Override
        public CompletionStage<byte[]> barrier(byte[] request, TargetClass targetClass) {
            return CompletableFuture.completedFuture(bytes);
        }
    }
}
