/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.line;

import io.millrace.mes.line.settings.LineSettings;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a session, from connect to its end. What arrives waits here until it is asked for; it is
 * acknowledged in the order it arrived. After the first message that failed nothing more is delivered or acknowledged:
 * the broker sends the rest again on the next connection.
 */
final class Connection implements MqttCallback, AutoCloseable {

    private static final long TIMEOUT_MILLIS = 15_000;
    private static final long DISCONNECT_MILLIS = 2_000;
    private static final long LONGEST_WAIT_MILLIS = 250;
    private static final int FIRST_ERROR_CODE = 0x80;

    private final MqttAsyncClient client;
    private final int inFlight;
    private final Deque<Arrival> waiting = new ArrayDeque<>();
    private final Deque<Arrival> unacknowledged = new ArrayDeque<>();
    private int running;
    private volatile boolean subscribed;
    private boolean acknowledgedOne;
    private boolean failedOne;
    private @Nullable String end;

    /** Not connected yet; {@link #open} connects. */
    Connection(LineSettings settings) throws MqttException {
        client = new MqttAsyncClient(settings.brokerUrl(), settings.clientId(), new MemoryPersistence());
        client.setManualAcks(true);
        client.setCallback(this);
        inFlight = settings.inFlight();
    }

    /**
     * Connects with the callback already in place, then subscribes; the broker may send before this returns.
     *
     * @return whether the broker had kept our session
     */
    boolean open(LineSettings settings, MqttSubscription subscription) throws MqttException {
        IMqttToken connected = client.connect(settings.sessionOptions());
        connected.waitForCompletion(TIMEOUT_MILLIS);
        IMqttToken answer = client.subscribe(new MqttSubscription[] {subscription});
        answer.waitForCompletion(TIMEOUT_MILLIS);
        for (int code : answer.getReasonCodes()) {
            if (code >= FIRST_ERROR_CODE) {
                throw new MqttException(code);
            }
        }
        subscribed = true;
        return connected.getSessionPresent();
    }

    /** The next message to hand on, or null at the connection's end. */
    synchronized @Nullable Arrival next(BooleanSupplier wanted) throws InterruptedException {
        while (end == null && wanted.getAsBoolean() && (waiting.isEmpty() || running >= inFlight)) {
            wait(LONGEST_WAIT_MILLIS);
        }
        if (end != null || !wanted.getAsBoolean()) {
            return null;
        }
        Arrival arrival = waiting.remove();
        unacknowledged.add(arrival);
        running++;
        return arrival;
    }

    /** The route has begun to work on the message and will say how it ended. */
    synchronized void begun(MqttMessage message) {
        Arrival arrival = find(message);
        if (arrival != null) {
            arrival.begun = true;
        }
    }

    /** A message that no route began to work on will never be said to have ended. */
    synchronized void failUnlessBegun(Arrival arrival) {
        if (!arrival.begun) {
            failed(arrival.message, "no route took it");
        }
    }

    synchronized void succeeded(MqttMessage message) {
        Arrival arrival = find(message);
        if (arrival == null) {
            return;
        }
        running--;
        arrival.succeeded = true;
        try {
            while (end == null && !unacknowledged.isEmpty() && unacknowledged.peek().succeeded) {
                MqttMessage oldest = unacknowledged.remove().message;
                client.messageArrivedComplete(oldest.getId(), oldest.getQos());
                acknowledgedOne = true;
            }
        } catch (MqttException lost) {
            end("acknowledging failed: " + lost.getMessage());
        }
        notifyAll();
    }

    synchronized void failed(MqttMessage message, String why) {
        if (find(message) != null) {
            running--;
            failedOne = true;
            end(why);
        }
    }

    /** Ends the connection; what is not acknowledged comes again on the next one. */
    synchronized void end(String why) {
        if (end == null) {
            end = why;
            waiting.clear();
        }
        notifyAll();
    }

    synchronized @Nullable String end() {
        return end;
    }

    /** Did it end because a message failed? */
    synchronized boolean failedOne() {
        return failedOne;
    }

    /** Has it got anywhere? Then the next connection need not wait long. */
    synchronized boolean acknowledgedOne() {
        return acknowledgedOne;
    }

    /** Waits until no route works on a message of this connection, so that none overtakes its own repetition. */
    synchronized void awaitIdle(BooleanSupplier wanted) throws InterruptedException {
        while (running > 0 && wanted.getAsBoolean()) {
            wait(LONGEST_WAIT_MILLIS);
        }
    }

    /** Does what is published now come here? */
    boolean isConnected() {
        return subscribed && client.isConnected();
    }

    @Override
    public void close() throws MqttException {
        end("closed");
        try {
            if (client.isConnected()) {
                client.disconnect(0).waitForCompletion(DISCONNECT_MILLIS);
            } else {
                client.disconnectForcibly(0, DISCONNECT_MILLIS, false);
            }
        } finally {
            client.close();
        }
    }

    private @Nullable Arrival find(MqttMessage message) {
        for (Arrival arrival : unacknowledged) {
            if (arrival.message == message) {
                return arrival;
            }
        }
        return null;
    }

    @Override
    public synchronized void messageArrived(String topic, MqttMessage message) {
        if (end == null) {
            waiting.add(new Arrival(topic, message));
            notifyAll();
        }
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        String why = response.getException() == null
                ? "reason code " + response.getReturnCode() + ' ' + Objects.toString(response.getReasonString(), "")
                : response.getException().toString();
        end("the connection was lost: " + why.strip());
    }

    @Override
    public void mqttErrorOccurred(MqttException failure) {
        end("the protocol was violated: " + failure.getMessage());
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
        // nothing is published here
    }

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
        // open() waits for it
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
        // enhanced authentication is not used
    }

    /** A message and what became of it. */
    static final class Arrival {
        final String topic;
        final MqttMessage message;
        private boolean begun;
        private boolean succeeded;

        Arrival(String topic, MqttMessage message) {
            this.topic = topic;
            this.message = message;
        }
    }
}
