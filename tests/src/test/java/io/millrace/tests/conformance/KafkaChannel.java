/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.canonical.json.CloudEventCodec;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Hands events over to the backbone: durable is what the broker has acknowledged. */
final class KafkaChannel implements Generator.Channel, AutoCloseable {

    private final KafkaProducer<String, byte[]> producer;

    KafkaChannel(int port) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", "127.0.0.1:" + port, "acks", "all", "linger.ms", "0"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @Override
    public boolean send(Consumption consumption) throws Exception {
        Event<?> event = consumption.event();
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                "mfg.production", event.envelope().partitionKey(), CanonicalJson.write(event.data()));
        CloudEventCodec.attributes(event.envelope())
                .forEach((name, value) -> record.headers().add("ce_" + name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(record).get(60, TimeUnit.SECONDS);
        return true;
    }

    @Override
    public void close() {
        producer.close();
    }
}
