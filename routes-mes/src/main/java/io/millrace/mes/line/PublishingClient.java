/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.line;

import static org.eclipse.paho.mqttv5.client.MqttClientException.REASON_CODE_MAX_INFLIGHT;

import io.millrace.core.post.NotPosted;
import io.millrace.mes.line.settings.LineSettings;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The client that a {@code paho-mqtt5} producer needs to know what came of a message: {@code client=#bean} with this
 * one. It connects when there is something to publish, and again when the connection is lost. A publish returns when
 * the broker has acknowledged it and somebody is subscribed; everything else is a {@link NotPosted} that says whether the
 * message may have left. It publishes only.
 */
public final class PublishingClient extends MqttClient {

    private static final Logger LOG = LoggerFactory.getLogger(PublishingClient.class);
    private static final int NO_MATCHING_SUBSCRIBERS = 0x10;
    private static final int FIRST_ERROR_CODE = 0x80;
    private static final Duration LONGEST_WAIT_FOR_ROOM = Duration.ofSeconds(2);
    private static final long PAUSE_MILLIS = 5;
    private static final long CONNECT_MILLIS = 15_000;
    private static final long DISCONNECT_MILLIS = 2_000;

    private final LineSettings settings;
    private @Nullable MqttAsyncClient connection;

    /** @param settings with {@code brokerUrl} and a {@code clientId} of this client alone */
    public PublishingClient(LineSettings settings) throws MqttException {
        super(settings.checked().brokerUrl(), settings.clientId(), new MemoryPersistence());
        this.settings = settings;
    }

    /**
     * Called by Camel's producer; QoS 1 whatever the message says.
     *
     * @throws NotPosted in whichever of its forms is true
     */
    @Override
    public void publish(String topic, MqttMessage message) {
        message.setQos(1);
        MqttProperties properties = new MqttProperties();
        properties.setContentType("application/json");
        message.setProperties(properties);
        MqttAsyncClient connected = connected(topic);
        IMqttToken sent = send(connected, topic, message);
        try {
            sent.waitForCompletion(settings.requestTimeout().toMillis());
        } catch (MqttException lost) {
            drop(connected);
            throw new NotPosted.Ambiguous(LineError.NO_ACKNOWLEDGEMENT, place(topic) + ": " + lost.getMessage(), lost);
        }
        int[] codes = sent.getReasonCodes();
        judge(topic, codes == null || codes.length == 0 ? 0 : codes[0]);
    }

    /** Leaves the broker; the next publish connects again. */
    @Override
    public synchronized void close() {
        if (connection != null) {
            drop(connection);
        }
    }

    private static IMqttToken send(MqttAsyncClient connected, String topic, MqttMessage message) {
        long deadline = System.nanoTime() + LONGEST_WAIT_FOR_ROOM.toNanos();
        while (true) {
            try {
                return connected.publish(topic, message, null, null);
            } catch (MqttException refused) {
                // Paho counts what is under way and counts it down only after the acknowledgement was told.
                boolean full = refused.getReasonCode() == REASON_CODE_MAX_INFLIGHT;
                if (!full || System.nanoTime() > deadline || !pause()) {
                    throw new NotPosted.NotProcessed(
                            LineError.NOT_ACCEPTED, "topic " + topic + ": " + refused.getMessage(), null, refused);
                }
            }
        }
    }

    private void judge(String topic, int code) {
        if (code == NO_MATCHING_SUBSCRIBERS) {
            throw new NotPosted.Premature(LineError.NO_SUBSCRIBER, place(topic), null);
        }
        if (code == MqttReturnCode.RETURN_CODE_NOT_AUTHORIZED
                || code == MqttReturnCode.RETURN_CODE_TOPIC_NAME_INVALID) {
            throw new NotPosted.Misconfigured(LineError.NOT_ALLOWED, place(topic) + ": reason code " + code, null);
        }
        if (code >= FIRST_ERROR_CODE) {
            throw new NotPosted.NotProcessed(
                    LineError.NOT_ACCEPTED, place(topic) + ": reason code " + code, null, null);
        }
    }

    private synchronized MqttAsyncClient connected(String topic) {
        if (connection != null && connection.isConnected()) {
            return connection;
        }
        close();
        try {
            MqttAsyncClient next =
                    new MqttAsyncClient(settings.brokerUrl(), settings.clientId(), new MemoryPersistence());
            connection = next;
            next.connect(settings.connectionOptions()).waitForCompletion(CONNECT_MILLIS);
            return next;
        } catch (MqttException refused) {
            close();
            throw new NotPosted.NotProcessed(
                    LineError.NO_SESSION, place(topic) + ": " + refused.getMessage(), null, refused);
        }
    }

    private synchronized void drop(MqttAsyncClient broken) {
        try {
            if (broken.isConnected()) {
                broken.disconnect(0).waitForCompletion(DISCONNECT_MILLIS);
            } else {
                broken.disconnectForcibly(0, DISCONNECT_MILLIS, false);
            }
            broken.close();
        } catch (MqttException gone) {
            LOG.debug("Leaving {}: {}", settings.brokerUrl(), gone.getMessage());
        }
        if (connection == broken) {
            connection = null;
        }
    }

    private String place(String topic) {
        return "topic " + topic + " at " + settings.brokerUrl();
    }

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
