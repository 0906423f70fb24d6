/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.service;

import io.millrace.core.kafka.TestBroker;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.testcontainers.kafka.KafkaContainer;

/**
 * The Kafka broker of a test. {@code -Dmfg.kafka=embedded} (the default) is one in this JVM, {@code container} one in a
 * container, {@code remote} the one at {@code -Dmfg.kafka.bootstrapServers}.
 */
public final class KafkaService implements AutoCloseable {

    private static final String IMAGE = "apache/kafka:4.1.0";
    private static final int PARTITIONS = 3;

    /** What ends a broker that this test has started. */
    @FunctionalInterface
    private interface End {
        void run() throws IOException;
    }

    private final String bootstrapServers;
    private final End end;

    private KafkaService(String bootstrapServers, End end) {
        this.bootstrapServers = bootstrapServers;
        this.end = end;
    }

    public static KafkaService start() throws IOException {
        String mode = System.getProperty("mfg.kafka", "embedded");
        switch (mode) {
            case "embedded" -> {
                TestBroker broker = new TestBroker();
                return new KafkaService(broker.bootstrapServers(), broker::close);
            }
            case "container" -> {
                KafkaContainer container = new KafkaContainer(IMAGE);
                container.start();
                return new KafkaService(container.getBootstrapServers(), container::stop);
            }
            case "remote" -> {
                return new KafkaService(
                        Optional.ofNullable(System.getProperty("mfg.kafka.bootstrapServers"))
                                .orElseThrow(() -> new IllegalArgumentException(
                                        "-Dmfg.kafka=remote needs -Dmfg.kafka.bootstrapServers")),
                        () -> {});
            }
            default -> throw new IllegalArgumentException("-Dmfg.kafka is embedded, container or remote, not " + mode);
        }
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Makes the topics that are not there. */
    public void topics(List<String> names) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Set<String> there = admin.listTopics().names().get();
            admin.createTopics(names.stream()
                            .filter(name -> !there.contains(name))
                            .map(name -> new NewTopic(name, Optional.of(PARTITIONS), Optional.empty()))
                            .toList())
                    .all()
                    .get();
        }
    }

    @Override
    public void close() throws IOException {
        end.run();
    }
}
