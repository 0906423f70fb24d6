/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.plant;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/** A message that a broken machine might send: it looks right and cannot be read. */
final class PoisonMessage {

    private static final String TOPIC = "plant/ULM/L3/consumption";
    private static final String TEXT = """
            {"messageId":"%s","sequence":0,"machine":"ULM-L3","workOrder":"WO-1001","operation":"0010",\
            "item":"RM-100","lot":"R100-4700","quantity":"a lot","unit":"kg","consumedAt":"yesterday"}""";

    private PoisonMessage() {}

    static String send(String broker) throws MqttException {
        MqttClient client = new MqttClient("tcp://" + broker, "poison-" + UUID.randomUUID(), new MemoryPersistence());
        client.connect();
        try {
            MqttMessage message = new MqttMessage(
                    TEXT.formatted("ULM-L3-X-" + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8));
            message.setQos(1);
            client.publish(TOPIC, message);
        } finally {
            client.disconnect();
            client.close();
        }
        return "machine ULM-L3 has sent a consumption of \"a lot\" kg; it goes to quarantine, the others go on";
    }
}
