/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.line;

import io.millrace.canonical.error.MfgException;
import io.millrace.mes.line.settings.LineSettings;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A persistent session and the one thread that serves it: connects, hands each message on in the order it arrived, and
 * connects again after every end of a connection, be it the broker's restart or a message that failed.
 */
final class Session {

    private static final Logger LOG = LoggerFactory.getLogger(PersistentSessionClient.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_JOIN = Duration.ofSeconds(5);

    private final LineSettings settings;
    private final MqttSubscription subscription;
    private final MqttCallback consumer;
    private final BooleanSupplier consuming;
    private final Thread thread;
    private final CountDownLatch tried = new CountDownLatch(1);
    private volatile boolean ended;
    private volatile @Nullable Connection connection;
    private Duration pause = SHORTEST_PAUSE;
    private boolean away;
    private boolean wasConnected;

    Session(LineSettings settings, MqttSubscription subscription, MqttCallback consumer, BooleanSupplier consuming) {
        this.settings = settings;
        this.subscription = subscription;
        this.consumer = consumer;
        this.consuming = consuming;
        this.thread = new Thread(this::serve, "mqtt-session-" + settings.clientId());
        thread.setDaemon(true);
    }

    /** Waits for the first attempt to connect, not for its success. */
    void start() throws InterruptedException {
        thread.start();
        tried.await();
    }

    /** Leaves the broker, not the session: the broker keeps what comes from now on. */
    void end() throws InterruptedException {
        ended = true;
        Connection current = connection;
        if (current != null) {
            current.end("the route stops");
        }
        thread.interrupt();
        thread.join(LONGEST_JOIN.toMillis());
    }

    boolean isConnected() {
        Connection current = connection;
        return current != null && current.isConnected();
    }

    /** A route took the message and will say how it ended. */
    void begun(MqttMessage message) {
        Connection current = connection;
        if (current != null) {
            current.begun(message);
        }
    }

    void done(MqttMessage message, @Nullable Throwable failure) {
        Connection current = connection;
        if (current != null && failure == null) {
            current.succeeded(message);
        } else if (current != null) {
            current.failed(message, failure instanceof MfgException ? failure.getMessage() : failure.toString());
        }
    }

    private boolean wanted() {
        return !ended && consuming.getAsBoolean();
    }

    private void serve() {
        try {
            while (wanted()) {
                serveOneConnection();
                if (wanted()) {
                    TimeUnit.MILLISECONDS.sleep(pause.toMillis());
                    Duration longer = pause.multipliedBy(2);
                    pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
                }
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } finally {
            tried.countDown();
        }
    }

    private void serveOneConnection() throws InterruptedException {
        try (Connection current = new Connection(settings)) {
            connection = current;
            sayConnected(current.open(settings, subscription));
            tried.countDown();
            deliver(current);
            current.awaitIdle(() -> !ended);
            if (current.acknowledgedOne()) {
                pause = SHORTEST_PAUSE;
            }
            if (current.failedOne()) {
                LOG.warn("{} {}: {}", LineError.NOT_TAKEN_OVER.code(), place(), current.end());
            } else {
                sayAway(current.end());
            }
        } catch (MqttException | RuntimeException failure) {
            sayAway(failure.toString());
            tried.countDown();
        }
    }

    private void deliver(Connection current) throws InterruptedException {
        for (Connection.Arrival next; (next = current.next(this::wanted)) != null; ) {
            try {
                consumer.messageArrived(next.topic, next.message);
            } catch (Exception | LinkageError | VirtualMachineError failure) {
                // A class is missing or memory is short, too: without this thread nothing would come any more.
                current.failed(next.message, failure.toString());
            }
            current.failUnlessBegun(next);
        }
    }

    private void sayConnected(boolean sessionKept) {
        if (wasConnected && !sessionKept) {
            LOG.warn("{} {}", LineError.SESSION_LOST.code(), place());
        } else if (away) {
            LOG.info("Connected again: {}", place());
        }
        wasConnected = true;
        away = false;
    }

    /** Said once: a broker that is away for a night is tried thousands of times. */
    private void sayAway(@Nullable String why) {
        if (!away && wanted()) {
            LOG.warn("{} {}: {}; it is tried again by itself", LineError.NO_SESSION.code(), place(), why);
        }
        away = true;
    }

    private String place() {
        return "topic " + subscription.getTopic() + ", client " + settings.clientId() + " at " + settings.brokerUrl();
    }
}
