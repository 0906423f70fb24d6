/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what has come to the hub: of each work order every event, once, in its order. */
final class HubWitness {

    /** Work orders of which the device has not seen the beginning: of these nothing is asked. */
    static final String BEFORE = "BEFORE-";

    private static final String TOPIC = "hub";

    private HubWitness() {}

    /** @param number of the event among those of its work order, from 0 on */
    static String id(String order, long number) {
        return order + ":" + number;
    }

    /** @throws AssertionError if one is missing before another, is there twice, or has passed another */
    static long read(String bootstrapServers) {
        Map<String, Long> next = new HashMap<>();
        long read = 0;
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "max.poll.records", 5000),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(each -> new TopicPartition(TOPIC, each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(500))) {
                    String id = new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
                    String order = id.substring(0, id.indexOf(':'));
                    if (order.startsWith(BEFORE)) {
                        continue;
                    }
                    long due = next.getOrDefault(order, 0L);
                    assertThat(id).as("the next event of %s", order).isEqualTo(id(order, due));
                    next.put(order, due + 1);
                    read++;
                }
            }
        }
        return read;
    }
}
