/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Why {@code mfg-event-source} is set up as it is, and why a start refuses the rest: ten records, the flow fails once,
 * and every other setting acknowledges what was never accepted. When one of these tests fails, Camel has become better.
 */
class WhyNotKafkaTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int RECORDS = 10;
    private static final AtomicInteger TOPICS = new AtomicInteger();
    private static final TestBroker BROKER = TestBroker.shared();

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean failed = new AtomicBoolean();
    private String topic;

    @AfterEach
    void stop() {
        context.stop();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "autoCommitEnable=true&autoCommitIntervalMs=100&pollTimeoutMs=100",
                "autoCommitEnable=false&allowManualCommit=true&pollTimeoutMs=100",
                "batching=true&maxPollRecords=5&pollTimeoutMs=100",
                "batching=true&maxPollRecords=5&pollTimeoutMs=100&breakOnFirstError=true",
                "batching=true&maxPollRecords=5&pollTimeoutMs=100&autoCommitEnable=false&allowManualCommit=true"
            })
    void losesWhatFailed(String settings) throws Exception {
        publish(1);
        consume(settings + "&autoOffsetReset=earliest");
        await().atMost(LONG).until(() -> BROKER.acknowledged("g-" + topic) == RECORDS);
        assertThat(accepted).hasSizeLessThan(RECORDS);
    }

    @Test
    void losesWhatFailedBeforeTheFirstCommitWhenItBeginsWithTheLatest() throws Exception {
        createTopic(1);
        consume("autoCommitEnable=false&allowManualCommit=true&breakOnFirstError=true&autoOffsetReset=latest"
                + "&batching=true&maxPollRecords=5&pollTimeoutMs=100");
        AtomicInteger number = new AtomicInteger();
        await().atMost(LONG).pollInterval(Duration.ofMillis(200)).until(() -> {
            send(String.valueOf(number.incrementAndGet()));
            return !accepted.isEmpty();
        });
        assertThat(failed).isTrue();
        assertThat(accepted).doesNotContain("1");
        assertThat(BROKER.acknowledged("g-" + topic)).isGreaterThan(accepted.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ERROR_HANDLER", "RETRY"})
    void losesWhatItHadFetchedWhenAPollFailsAndItDoesNotReconnect(String pollOnError) throws Exception {
        failed.set(true);
        context.getComponent("kafka", KafkaComponent.class).setKafkaClientFactory(new PollFailsOnce());
        publish(1);
        consume("autoCommitEnable=false&allowManualCommit=true&breakOnFirstError=true&autoOffsetReset=earliest"
                + "&batching=true&maxPollRecords=50&pollTimeoutMs=200&pollOnError=" + pollOnError);
        AtomicInteger number = new AtomicInteger(RECORDS);
        await().atMost(LONG).pollInterval(Duration.ofMillis(300)).until(() -> {
            send(String.valueOf(number.incrementAndGet()));
            return BROKER.acknowledged("g-" + topic) > RECORDS;
        });
        assertThat(accepted).doesNotContain("1", "2", "3");
    }

    @Test
    void acknowledgesOneOfThreePartitionsByTheHeaderOfTheBatch() throws Exception {
        failed.set(true);
        publish(3);
        consume("batching=true&maxPollRecords=10&pollTimeoutMs=1000&autoCommitEnable=false&allowManualCommit=true"
                + "&breakOnFirstError=true&autoOffsetReset=earliest"
                + "&kafkaManualCommitFactory=#class:"
                + "org.apache.camel.component.kafka.consumer.DefaultKafkaManualCommitFactory");
        await().atMost(LONG).until(() -> accepted.size() == RECORDS);
        await().atMost(LONG).until(() -> BROKER.acknowledged("g-" + topic) > 0);
        assertThat(BROKER.committed("g-" + topic)).hasSize(1);
        assertThat(BROKER.acknowledged("g-" + topic)).isLessThan(RECORDS);
    }

    private void consume(String settings) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kafka:" + topic + "?groupId=g-" + topic + "&brokers=" + BROKER.bootstrapServers() + "&"
                                + settings)
                        .process(exchange -> {
                            if (failed.compareAndSet(false, true)) {
                                throw new IllegalStateException("down once");
                            }
                            accept(exchange.getMessage());
                        });
            }
        });
        context.start();
    }

    private void accept(Message message) {
        if (message.getBody() instanceof List<?> batch) {
            batch.forEach(each -> accepted.add(((Exchange) each).getMessage().getBody(String.class)));
        } else {
            accepted.add(message.getBody(String.class));
        }
        KafkaManualCommit commit = message.getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class);
        if (commit != null) {
            commit.commit();
        }
    }

    private void publish(int partitions) throws Exception {
        createTopic(partitions);
        for (int number = 1; number <= RECORDS; number++) {
            send(String.valueOf(number));
        }
    }

    private void createTopic(int partitions) throws Exception {
        topic = "w" + TOPICS.incrementAndGet();
        BROKER.createTopic(topic, partitions);
    }

    private void send(String value) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", BROKER.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, value, value));
        }
    }
}
