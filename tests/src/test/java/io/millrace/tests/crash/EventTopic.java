/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.crash;

import static org.awaitility.Awaitility.await;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.json.CloudEventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic of events as a test writes and reads it, without Millrace. */
public final class EventTopic {

    private static final String ATTRIBUTE = "ce_";

    private EventTopic() {}

    public static ProducerRecord<String, byte[]> record(String topic, Event<?> event) {
        return record(topic, event, CloudEventCodec.data(event));
    }

    /** @param data of the event, or not */
    static ProducerRecord<String, byte[]> record(String topic, Event<?> event, byte[] data) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(topic, event.envelope().partitionKey(), data);
        CloudEventCodec.attributes(event.envelope())
                .forEach((name, value) ->
                        record.headers().add(ATTRIBUTE + name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    /** Of the event in it. */
    static String id(ProducerRecord<?, ?> record) {
        return attributes(record.headers()).getOrDefault("id", "");
    }

    public static void publish(String brokers, List<ProducerRecord<String, byte[]>> records) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            records.forEach(producer::send);
        }
    }

    /** All that is in its one partition. */
    static List<Event<?>> read(String brokers, String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers), new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            List<Event<?>> events = new ArrayList<>();
            await().until(() -> {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(each -> events.add(CloudEventCodec.decode(attributes(each.headers()), each.value())));
                return consumer.position(partition) >= end;
            });
            return events;
        }
    }

    private static Map<String, String> attributes(Headers headers) {
        Map<String, String> attributes = new HashMap<>();
        for (Header each : headers) {
            if (each.key().startsWith(ATTRIBUTE)) {
                attributes.put(
                        each.key().substring(ATTRIBUTE.length()), new String(each.value(), StandardCharsets.UTF_8));
            }
        }
        return attributes;
    }
}
