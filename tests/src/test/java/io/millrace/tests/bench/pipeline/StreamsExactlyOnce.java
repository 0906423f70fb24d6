/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.pipeline;

import io.millrace.core.TestFolder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** Kafka Streams with exactly_once_v2: the ids in RocksDB with a changelog, in the transaction of what is sent. */
final class StreamsExactlyOnce implements Program {

    private static final String CLAIMED = "claimed";

    private final Path state = TestFolder.make("bench-streams");
    private KafkaStreams streams;

    @Override
    public void start(Settings settings) {
        Topology topology = new Topology();
        topology.addSource(
                "input", Serdes.ByteArray().deserializer(), Serdes.ByteArray().deserializer(), settings.input());
        topology.addProcessor("forward", Forward::new, "input");
        topology.addStateStore(
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(CLAIMED), Serdes.String(), Serdes.ByteArray()),
                "forward");
        topology.addSink(
                "output",
                settings.output(),
                Serdes.String().serializer(),
                Serdes.ByteArray().serializer(),
                "forward");
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "application.id",
                settings.group(),
                "bootstrap.servers",
                settings.bootstrapServers(),
                "processing.guarantee",
                "exactly_once_v2",
                "commit.interval.ms",
                100,
                "num.stream.threads",
                1,
                "replication.factor",
                1,
                "state.dir",
                state.toString()));
        properties.putAll(Map.of(
                "consumer.max.poll.records",
                BATCH,
                "consumer.auto.offset.reset",
                "earliest",
                "producer.acks",
                "all",
                "producer.compression.type",
                "lz4",
                "producer.linger.ms",
                2,
                "producer.batch.size",
                131_072));
        streams = new KafkaStreams(topology, properties);
        streams.start();
    }

    private static final class Forward implements Processor<byte[], byte[], String, byte[]> {

        private static final byte[] SEEN = {};

        private ProcessorContext<String, byte[]> context;
        private KeyValueStore<String, byte[]> claimed;

        @Override
        public void init(ProcessorContext<String, byte[]> of) {
            context = of;
            claimed = of.getStateStore(CLAIMED);
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            String identity = PlainMapping.required(record.headers(), "ce_source")
                    + ' '
                    + PlainMapping.required(record.headers(), "ce_id");
            if (claimed.putIfAbsent(identity, SEEN) == null) {
                PlainMapping.Result result = PlainMapping.map(record.headers(), record.value());
                context.forward(new Record<>(result.key(), result.value(), record.timestamp(), result.headers()));
            }
        }
    }

    @Override
    public void stop() {
        streams.close();
        TestFolder.delete(state);
    }
}
