/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * A Kafka broker (KRaft, one node) as a program of its own, which can be killed; what it has is in its folder.
 * Arguments: {@code --folder}, {@code --port}, {@code --controller} (a port too).
 */
public final class KafkaProcess {

    private KafkaProcess() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, String> given = Arguments.of(arguments);
        Path folder = Path.of(given.get("folder"));
        Properties settings = settings(folder, given.get("port"), given.get("controller"));
        Path file = folder.resolve("server.properties");
        if (!Files.exists(file)) {
            try (Writer writer = Files.newBufferedWriter(file)) {
                settings.store(writer, null);
            }
            String[] format = {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()};
            StorageTool.execute(format, new PrintStream(OutputStream.nullOutputStream()));
        }
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        server.startup();
        System.out.println("READY " + given.get("port"));
        while (System.in.read() >= 0) {
            // whoever started it is still there
        }
        System.exit(0);
    }

    private static Properties settings(Path folder, String port, String controller) {
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.voters", "1@127.0.0.1:" + controller,
                "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller,
                "advertised.listeners", "PLAINTEXT://127.0.0.1:" + port,
                "controller.listener.names", "CONTROLLER",
                "log.dirs", folder.resolve("data").toString(),
                "num.partitions", "6",
                "auto.create.topics.enable", "true"));
        settings.putAll(Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "log.cleaner.dedupe.buffer.size", "4194304",
                "group.initial.rebalance.delay.ms", "0"));
        return settings;
    }
}
