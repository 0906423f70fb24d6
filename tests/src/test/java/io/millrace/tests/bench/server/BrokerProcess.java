/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.server;

import io.millrace.core.kafka.TestBroker;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** A Kafka broker (KRaft, one node) in a JVM of its own. */
public final class BrokerProcess implements AutoCloseable {

    private static final List<String> FLAGS = List.of("-Xms1g", "-Xmx1g");

    private final ChildJvm jvm;

    private BrokerProcess(ChildJvm jvm) {
        this.jvm = jvm;
    }

    public static BrokerProcess start() throws IOException {
        return new BrokerProcess(ChildJvm.start("kafka", BrokerProcess.class, FLAGS, Map.of()));
    }

    /** The child. */
    public static void main(String[] arguments) throws IOException {
        try (TestBroker broker = new TestBroker()) {
            ChildJvm.ready(broker.bootstrapServers());
        }
    }

    public String bootstrapServers() {
        return jvm.firstLine();
    }

    public ProcessHandle handle() {
        return jvm.handle();
    }

    public Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
    }

    /** Each record gets the time at which the broker appended it. */
    public void createTopic(String name, int partitions) throws InterruptedException, ExecutionException {
        try (Admin admin = admin()) {
            NewTopic topic = new NewTopic(name, partitions, (short) 1)
                    .configs(Map.of("message.timestamp.type", "LogAppendTime"));
            admin.createTopics(List.of(topic)).all().get();
        }
    }

    public void deleteTopic(String name) throws InterruptedException, ExecutionException {
        try (Admin admin = admin()) {
            admin.deleteTopics(List.of(name)).all().get();
        }
    }

    @Override
    public void close() throws IOException {
        jvm.close();
    }
}
