/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import io.millrace.mes.line.Broker;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/** Hands events over as a machine does, with QoS 1: durable is what the broker has acknowledged. */
final class MqttChannel implements Generator.Channel {

    private final Broker broker;
    private final ThreadLocal<MqttClient> clients = new ThreadLocal<>();

    MqttChannel(Broker broker) {
        this.broker = broker;
    }

    @Override
    public boolean send(Consumption event) throws MqttException {
        try {
            if (clients.get() == null) {
                clients.set(broker.connect("line-" + System.nanoTime()));
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
}
