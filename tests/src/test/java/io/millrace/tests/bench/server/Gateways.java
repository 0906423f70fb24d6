/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.server;

import static org.eclipse.paho.mqttv5.client.MqttClientException.REASON_CODE_MAX_INFLIGHT;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/** The MQTT clients by which machines report: what one machine says stays in its order. */
public final class Gateways implements AutoCloseable {

    private static final int NUMBER = 10;

    private final List<MqttAsyncClient> clients = new ArrayList<>();

    public Gateways(String brokerUrl) throws MqttException {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(true);
        for (int gateway = 0; gateway < NUMBER; gateway++) {
            MqttAsyncClient client = new MqttAsyncClient(brokerUrl, "gateway-" + gateway, new MemoryPersistence());
            client.connect(options).waitForCompletion();
            clients.add(client);
        }
    }

    /** With QoS 1; waits only while too many messages of its gateway are not acknowledged. */
    public void publish(int machine, String topic, byte[] message) throws MqttException {
        while (true) {
            try {
                clients.get(machine % NUMBER).publish(topic, message, 1, false);
                return;
            } catch (MqttException full) {
                if (full.getReasonCode() != REASON_CODE_MAX_INFLIGHT) {
                    throw full;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
        }
    }

    @Override
    public void close() throws MqttException {
        for (MqttAsyncClient client : clients) {
            client.disconnect().waitForCompletion();
            client.close();
        }
    }
}
