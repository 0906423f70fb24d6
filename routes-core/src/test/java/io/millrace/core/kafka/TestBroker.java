/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import static org.awaitility.Awaitility.await;

import io.millrace.core.FreePort;
import io.millrace.core.TestFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** A real Kafka broker (KRaft, one node) in this JVM; it can be restarted with what it has. */
public final class TestBroker implements AutoCloseable {

    private static TestBroker shared;

    private final Path directory;
    private final int port = FreePort.find();
    private final Properties settings = new Properties();
    private KafkaRaftServer server;

    public TestBroker() throws IOException {
        this("", Map.of());
    }

    /**
     * @param listener one more, comma in front; empty for none
     * @param more settings of the broker that are added
     */
    private TestBroker(String listener, Map<String, String> more) throws IOException {
        directory = TestFolder.make("kafka");
        int controller = FreePort.find();
        settings.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                "1",
                "controller.quorum.voters",
                "1@127.0.0.1:" + controller,
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller + listener,
                "advertised.listeners",
                "PLAINTEXT://127.0.0.1:" + port + listener,
                "controller.listener.names",
                "CONTROLLER",
                "log.dirs",
                directory.resolve("data").toString(),
                "auto.create.topics.enable",
                "false"));
        settings.putAll(Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "group.initial.rebalance.delay.ms", "0",
                "num.network.threads", "2",
                "num.io.threads", "2"));
        settings.putAll(more);
        Path file = directory.resolve("server.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            settings.store(writer, null);
        }
        String[] format = {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()};
        int result = StorageTool.execute(format, new PrintStream(OutputStream.nullOutputStream()));
        if (result != 0) {
            throw new IllegalStateException("formatting the broker's storage failed: " + result);
        }
        start();
    }

    /**
     * The broker of all test classes in this JVM that need nothing of it but a running broker; each makes topics and
     * groups of its own.
     */
    static synchronized TestBroker shared() {
        if (shared == null) {
            shared = untilTheEnd("", Map.of());
        }
        return shared;
    }

    static TestBroker untilTheEnd(String listener, Map<String, String> more) {
        try {
            TestBroker broker = new TestBroker(listener, more);
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void start() {
        server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        server.startup();
    }

    public void stop() {
        server.shutdown();
        server.awaitShutdown();
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
    }

    /** Its leaders answer when this returns: an idempotent producer that comes too early may stall for two minutes. */
    public void createTopic(String name, int partitions) throws InterruptedException, ExecutionException {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(name, Optional.of(partitions), Optional.empty())))
                    .all()
                    .get();
            Map<TopicPartition, OffsetSpec> latest = IntStream.range(0, partitions)
                    .mapToObj(partition -> new TopicPartition(name, partition))
                    .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptionsInstanceOf(ExecutionException.class)
                    .until(() -> admin.listOffsets(latest).all().get().size() == partitions);
        }
    }

    /** The group's committed offsets; partitions it has never committed are absent. */
    public Map<TopicPartition, OffsetAndMetadata> committed(String group) {
        try (Admin admin = admin()) {
            return admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many records the group has acknowledged, over all partitions. */
    public long acknowledged(String group) {
        return committed(group).values().stream()
                .mapToLong(OffsetAndMetadata::offset)
                .sum();
    }

    @Override
    public void close() {
        stop();
        TestFolder.delete(directory);
    }
}
