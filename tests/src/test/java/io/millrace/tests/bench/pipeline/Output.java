/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.pipeline;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What a peer has written, read back whole: each event once, none missing, each as it should be. */
final class Output {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final BitSet seen = new BitSet();
    private final long[] times;
    private int count;

    private Output(int unique) {
        times = new long[unique];
    }

    /**
     * @return the events in the order of the moments at which the broker took them
     * @throws IllegalStateException if the output is not exactly what it should be
     */
    static Output read(String bootstrapServers, String topic, int unique) throws IOException {
        Output output = new Output(unique);
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed",
                "max.poll.records",
                5_000);
        List<TopicPartition> partitions = IntStream.range(0, Load.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                ConsumerRecords<String, byte[]> records = consumer.poll(Duration.ofMillis(500));
                for (ConsumerRecord<String, byte[]> record : records) {
                    output.add(record);
                }
            }
        }
        if (output.count != unique) {
            throw new IllegalStateException("expected " + unique + " events, found " + output.count);
        }
        Arrays.sort(output.times);
        return output;
    }

    private void add(ConsumerRecord<String, byte[]> record) throws IOException {
        String id = new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
        int number = Load.numberOf(id);
        if (count == times.length || seen.get(number)) {
            throw new IllegalStateException(id + " is there twice, or not to be there");
        }
        if (!Load.isRight(number, id, record.key(), JSON.readTree(record.value()))) {
            throw new IllegalStateException(id + " is wrong: " + new String(record.value(), StandardCharsets.UTF_8));
        }
        seen.set(number);
        times[count++] = record.timestamp();
    }

    /** When the first so many events were there. */
    Instant reached(int events) {
        return Instant.ofEpochMilli(times[events - 1]);
    }
}
