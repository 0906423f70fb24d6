/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** A Kafka consumer that polls in its own way and does everything else as the one it wraps. */
abstract class ConsumerWrapper implements InvocationHandler {

    private final Consumer<?, ?> kafka;

    ConsumerWrapper(Consumer<?, ?> kafka) {
        this.kafka = kafka;
    }

    final Consumer<?, ?> wrapped() {
        return kafka;
    }

    final Consumer<?, ?> asConsumer() {
        return (Consumer<?, ?>)
                Proxy.newProxyInstance(Consumer.class.getClassLoader(), new Class<?>[] {Consumer.class}, this);
    }

    abstract ConsumerRecords<?, ?> poll(Duration timeout);

    /** The consumer gives up its partitions. */
    void leave() {}

    /** The consumer ends. */
    void end() {}

    @Override
    public final Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        switch (method.getName()) {
            case "poll" -> {
                return poll((Duration) arguments[0]);
            }
            case "unsubscribe" -> leave();
            case "close" -> {
                leave();
                end();
            }
            default -> {
                // as it is
            }
        }
        try {
            return method.invoke(kafka, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}
