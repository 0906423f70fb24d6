/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import java.util.UUID;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/** Hands events over as a machine does, with QoS 1: durable is what the broker has acknowledged. */
final class MqttChannel implements Generator.Channel {

    private static final long LONGEST_MILLIS = 10_000;

    private final String url;
    private final ThreadLocal<MqttClient> clients = new ThreadLocal<>();

    MqttChannel(String url) {
        this.url = url;
    }

    @Override
    public boolean send(Consumption event) throws MqttException {
        try {
            if (clients.get() == null) {
                clients.set(connect());
            }
            MqttMessage message = new MqttMessage(event.message());
            message.setQos(1);
            clients.get().publish("plant/ULM/L3/consumption", message);
            return true;
        } catch (MqttException e) {
            MqttClient broken = clients.get();
            clients.remove();
            if (broken != null) {
                broken.close(true);
            }
            throw e;
        }
    }

    private MqttClient connect() throws MqttException {
        MqttClient client = new MqttClient(url, "line-" + UUID.randomUUID(), new MemoryPersistence());
        client.setTimeToWait(LONGEST_MILLIS);
        client.connect();
        return client;
    }
}
