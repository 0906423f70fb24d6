/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.pipeline;

import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** kafka-clients, Jackson and JDBC: claim, send all and wait, commit the database, commit the offsets. */
final class HandWritten implements Program {

    private final Thread thread = new Thread(this::run, "hand-written");
    private Settings settings;
    private volatile boolean stopping;

    @Override
    public void start(Settings where) {
        settings = where;
        thread.start();
    }

    private void run() {
        try (Connection connection = DriverManager.getConnection(settings.jdbcUrl());
                KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                        consumerSettings(settings), new ByteArrayDeserializer(), new ByteArrayDeserializer());
                KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                        producerSettings(settings), new StringSerializer(), new ByteArraySerializer())) {
            ClaimTable.create(connection);
            connection.setAutoCommit(false);
            consumer.subscribe(List.of(settings.input()));
            while (!stopping) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(200));
                if (!records.isEmpty()) {
                    forward(connection, records, producer);
                    consumer.commitSync();
                }
            }
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void forward(
            Connection connection, ConsumerRecords<byte[], byte[]> records, KafkaProducer<String, byte[]> producer)
            throws Exception {
        List<Future<?>> sends = new ArrayList<>(records.count());
        for (ConsumerRecord<byte[], byte[]> record : ClaimTable.claim(connection, records)) {
            PlainMapping.Result result = PlainMapping.map(record.headers(), record.value());
            sends.add(producer.send(
                    new ProducerRecord<>(settings.output(), null, result.key(), result.value(), result.headers())));
        }
        producer.flush();
        for (Future<?> send : sends) {
            send.get();
        }
        connection.commit();
    }

    static Map<String, Object> consumerSettings(Settings settings) {
        return Map.of(
                "bootstrap.servers",
                settings.bootstrapServers(),
                "group.id",
                settings.group(),
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "earliest",
                "max.poll.records",
                BATCH);
    }

    static Map<String, Object> producerSettings(Settings settings) {
        return Map.of(
                "bootstrap.servers",
                settings.bootstrapServers(),
                "acks",
                "all",
                "enable.idempotence",
                true,
                "compression.type",
                "lz4",
                "linger.ms",
                2,
                "batch.size",
                131_072);
    }

    @Override
    public void stop() throws InterruptedException {
        stopping = true;
        thread.join();
    }
}
