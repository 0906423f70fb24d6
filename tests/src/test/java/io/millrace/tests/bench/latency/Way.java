/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.latency;

import io.millrace.tests.conformance.ProofDatabase;
import java.io.IOException;
import org.eclipse.paho.mqttv5.common.MqttException;

/** One way to get from the machines' broker to the target. It listens on {@code plant/<name>/+/consumption}. */
interface Way extends AutoCloseable {

    /** What all ways are given. */
    record Surroundings(String mqtt, String kafka, ProofDatabase database, String target) {}

    /** Names its topics and tables. */
    String name();

    void start(Surroundings given) throws Exception;

    @Override
    void close() throws IOException, MqttException;
}
