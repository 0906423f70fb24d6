/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.latency;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/**
 * Written by hand by somebody who knows the clients: MQTT is acknowledged when Kafka has the report, Kafka's offset is
 * committed when the table has it, reports of a work order are posted one after the other, and the table knows what was
 * posted. It has no barrier before the post: after a crash it does not know whether an unanswered one has left.
 */
final class HandWay implements Way {

    private final BlockingQueue<Inbox.Report> done = new LinkedBlockingQueue<>();
    private final Map<String, CompletableFuture<Void>> lastOfWorkOrder = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(threads)
            .build();
    private MqttAsyncClient mqtt;
    private KafkaProducer<String, byte[]> producer;
    private KafkaConsumer<String, byte[]> consumer;
    private Inbox inbox;
    private URI movements;

    @Override
    public String name() {
        return "hand";
    }

    @Override
    public void start(Surroundings given) throws Exception {
        inbox = new Inbox(given.database(), "hand_inbox");
        movements = URI.create(given.target() + "/movements");
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", given.kafka(), "acks", "all", "enable.idempotence", true),
                new StringSerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        given.kafka(),
                        "group.id",
                        "hand",
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(name()));
        thread("hand-accept", this::accept);
        thread("hand-posted", this::posted);
        mqtt = new MqttAsyncClient(given.mqtt(), "hand", new MemoryPersistence());
        mqtt.setManualAcks(true);
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(false);
        options.setSessionExpiryInterval(3600L);
        options.setReceiveMaximum(256);
        mqtt.connect(options).waitForCompletion();
        MqttSubscription[] topics = {new MqttSubscription("plant/hand/+/consumption", 1)};
        IMqttMessageListener[] listeners = {(topic, message) -> publish(message)};
        mqtt.subscribe(topics, null, null, listeners, new MqttProperties()).waitForCompletion();
    }

    private void publish(MqttMessage message) throws Exception {
        Inbox.Report report = Mapping.report(message.getPayload());
        producer.send(new ProducerRecord<>(name(), report.workOrder(), report.body()), (metadata, failure) -> {
            if (failure != null) {
                throw new IllegalStateException(failure);
            }
            try {
                mqtt.messageArrivedComplete(message.getId(), message.getQos());
            } catch (MqttException lost) {
                throw new IllegalStateException(lost);
            }
        });
    }

    private void accept() throws Exception {
        try {
            while (true) {
                List<Inbox.Report> batch = new ArrayList<>();
                for (ConsumerRecord<String, byte[]> each : consumer.poll(Duration.ofSeconds(1))) {
                    batch.add(new Inbox.Report(id(each.value()), each.key(), each.value()));
                }
                if (!batch.isEmpty()) {
                    inbox.accept(batch);
                    consumer.commitSync();
                    batch.forEach(this::queue);
                }
            }
        } catch (WakeupException end) {
            consumer.close();
            inbox.close();
        }
    }

    static String id(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        int from = text.indexOf(TargetSystem.MARK);
        return text.substring(from, text.indexOf('"', from));
    }

    private void queue(Inbox.Report report) {
        lastOfWorkOrder.compute(
                report.workOrder(),
                (any, last) -> last == null ? post(report) : last.thenCompose(posted -> post(report)));
    }

    private CompletableFuture<Void> post(Inbox.Report report) {
        HttpRequest request = HttpRequest.newBuilder(movements)
                .header("Authorization", "Bearer secret")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", report.id())
                .timeout(Duration.ofSeconds(30))
                .POST(BodyPublishers.ofByteArray(report.body()))
                .build();
        return http.sendAsync(request, BodyHandlers.ofString()).thenAccept(answer -> check(report, answer));
    }

    private void check(Inbox.Report report, HttpResponse<String> answer) {
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(report.id() + ": " + answer.body());
        }
        done.add(report);
    }

    private void posted() throws Exception {
        while (true) {
            List<Inbox.Report> batch = new ArrayList<>(List.of(done.take()));
            done.drainTo(batch);
            inbox.posted(batch);
        }
    }

    /** What a thread of this way does. */
    private interface Work {
        void run() throws Exception;
    }

    private static void thread(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (Exception failure) {
                        throw new IllegalStateException(failure);
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws MqttException {
        mqtt.disconnect().waitForCompletion();
        mqtt.close();
        producer.close();
        consumer.wakeup();
        threads.shutdown();
    }
}
