/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.line;

import io.millrace.mes.line.settings.LineSettings;
import java.util.function.BooleanSupplier;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttToken;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.jspecify.annotations.Nullable;

/**
 * The client that a {@code paho-mqtt5} consumer needs to lose nothing: {@code client=#bean} with this one, and a
 * {@link SessionPolicy} on the route.
 *
 * <p>Camel's consumer makes a client that connects before it has a callback. What the broker sends at once when it
 * resumes the session is then dropped unacknowledged, and overtaken by what follows. This one connects when the consumer
 * subscribes, by which time everything that listens is in place. It acknowledges a message when its exchange is done,
 * in the order of arrival. When one fails it delivers nothing more, drops the connection and connects again, upon which
 * the broker repeats what was not acknowledged. It comes back by itself after the broker was away, at the start of the
 * route too.
 *
 * <p>Messages are delivered at least once, in order; publishers must use QoS 1. It receives only.
 */
public final class PersistentSessionClient extends MqttClient {

    private final LineSettings settings;
    private @Nullable MqttCallback consumer;
    private BooleanSupplier consuming = () -> true;
    private volatile @Nullable Session session;

    /** @param settings with {@code brokerUrl} and a {@code clientId} of this client alone */
    public PersistentSessionClient(LineSettings settings) throws MqttException {
        super(settings.checked().brokerUrl(), settings.clientId(), new MemoryPersistence());
        this.settings = settings;
    }

    /** Called by Camel's consumer when it starts, before it subscribes. */
    @Override
    public void setCallback(MqttCallback callback) {
        consumer = callback;
    }

    /**
     * Called by Camel's consumer: opens the session. If the broker is away it returns all the same, and goes on trying.
     *
     * @return a token that never completes
     */
    @Override
    public IMqttToken subscribe(String topicFilter, int qos) throws MqttException {
        if (consumer == null || session != null) {
            throw new IllegalStateException("client " + getClientId() + " serves one started consumer");
        }
        MqttSubscription subscription = new MqttSubscription(topicFilter, qos);
        subscription.setRetainHandling(1);
        Session opened = new Session(settings, subscription, consumer, consuming);
        session = opened;
        try {
            opened.start();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new MqttException(stop);
        }
        return new MqttToken(getClientId());
    }

    @Override
    public boolean isConnected() {
        Session current = session;
        return current != null && current.isConnected();
    }

    /** Messages are handed on as long as this is so. */
    void deliverWhile(BooleanSupplier consuming) {
        this.consuming = consuming;
    }

    void begun(MqttMessage message) {
        Session current = session;
        if (current != null) {
            current.begun(message);
        }
    }

    void done(MqttMessage message, @Nullable Throwable failure) {
        Session current = session;
        if (current != null) {
            current.done(message, failure);
        }
    }

    /** Leaves the broker, which keeps the session and what comes for it. */
    void endSession() throws InterruptedException {
        Session current = session;
        if (current != null) {
            current.end();
            session = null;
        }
    }
}
