/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/**
 * The gateway of the lines to the MQTT 5 broker. Its session outlives the connection, its messages are QoS 1, and a
 * message to a line is acknowledged only after the line has it in its journal. Without a broker's address the lines
 * hear of no order and stand still.
 */
final class MqttLink implements Outbox.Transport, MqttCallback {

    private static final String CLIENT_ID = "ulm-line-gateway";
    private static final String WORK_ORDERS = "plant/" + PlantData.PLANT + "/+/work-order";
    private static final int AT_LEAST_ONCE = 1;
    private static final long SESSION_SECONDS = 86_400;
    private static final long ANSWER_MILLIS = 5_000;
    private static final long RECONNECT_MILLIS = 500;

    private final String uri;
    private final Consumer<JsonNode> workOrders;
    private MqttClient client;
    private volatile boolean brokerMissed;

    MqttLink(String hostAndPort, Consumer<JsonNode> workOrders) {
        this.uri = hostAndPort == null ? null : "tcp://" + hostAndPort;
        this.workOrders = workOrders;
    }

    /** Connects, now or, if the broker is not there yet, as soon as it is. */
    @Override
    public void start() {
        if (uri == null) {
            return;
        }
        tryConnect();
        new Daemon(() -> {
                    while (pause()) {
                        tryConnect();
                    }
                })
                .start();
    }

    @Override
    public void send(String topic, String id, byte[] body) throws Exception {
        if (uri == null) {
            throw new IOException("no MQTT broker is set (--mqtt=host:port)");
        }
        MqttMessage message = new MqttMessage(body, AT_LEAST_ONCE, false, new MqttProperties());
        message.getProperties().setContentType("application/json");
        connected().publish(topic, message);
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        JsonNode order;
        try {
            order = Json.read(message.getPayload());
        } catch (IOException e) {
            System.err.println("a line cannot read the message on " + topic + ": " + e.getMessage());
            return;
        }
        workOrders.accept(order);
    }

    private void tryConnect() {
        try {
            connected();
            brokerMissed = false;
        } catch (MqttException e) {
            if (!brokerMissed) {
                System.err.println("no MQTT broker at " + uri + ": " + e.getMessage() + "; trying on");
            }
            brokerMissed = true;
        }
    }

    private synchronized MqttClient connected() throws MqttException {
        if (client != null && client.isConnected()) {
            return client;
        }
        if (client != null) {
            abandon(client);
            client = null;
        }
        MqttClient next = new MqttClient(uri, CLIENT_ID, new MemoryPersistence());
        next.setTimeToWait(ANSWER_MILLIS);
        next.setCallback(this);
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(false);
        options.setSessionExpiryInterval(SESSION_SECONDS);
        options.setAutomaticReconnect(false);
        options.setKeepAliveInterval(10);
        options.setConnectionTimeout(5);
        try {
            next.connect(options);
            next.subscribe(WORK_ORDERS, AT_LEAST_ONCE);
        } catch (MqttException e) {
            abandon(next);
            throw e;
        }
        client = next;
        return client;
    }

    /** Also one that is half connected: it would take the session away from the next one. */
    private static void abandon(MqttClient client) throws MqttException {
        client.disconnectForcibly(0, ANSWER_MILLIS, false);
        client.close();
    }

    /** False when this thread is to end. */
    private static boolean pause() {
        try {
            Thread.sleep(RECONNECT_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {}

    @Override
    public void mqttErrorOccurred(MqttException exception) {
        System.err.println("MQTT: " + exception.getMessage());
    }

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}
}
