/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * A Kafka consumer that brings nothing while Kafka refuses it. When the wait is over it fails in a way after which Camel
 * connects again: the next consumer reads its credentials and certificates anew.
 */
final class PatientConsumer implements InvocationHandler {

    private final Consumer<?, ?> kafka;
    private final KafkaAccess access;
    private boolean refused;

    private PatientConsumer(Consumer<?, ?> kafka, KafkaAccess access) {
        this.kafka = kafka;
        this.access = access;
    }

    static Consumer<?, ?> of(Consumer<?, ?> kafka, KafkaAccess access) {
        access.joined(kafka);
        return (Consumer<?, ?>) Proxy.newProxyInstance(
                Consumer.class.getClassLoader(), new Class<?>[] {Consumer.class}, new PatientConsumer(kafka, access));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("poll") && arguments[0] instanceof Duration timeout) {
            return poll(timeout);
        }
        if (method.getName().equals("close")) {
            access.left(kafka);
        }
        try {
            return method.invoke(kafka, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private ConsumerRecords<?, ?> poll(Duration timeout) {
        if (!access.mayTry()) {
            return nothing(timeout);
        }
        if (refused) {
            throw new KafkaException("Kafka refused this consumer; it connects again");
        }
        try {
            ConsumerRecords<?, ?> records = kafka.poll(timeout);
            access.polled(!records.isEmpty());
            return records;
        } catch (AuthenticationException | AuthorizationException why) {
            refused = true;
            access.refused(why);
            return ConsumerRecords.empty();
        }
    }

    private static ConsumerRecords<?, ?> nothing(Duration timeout) {
        try {
            Thread.sleep(timeout.toMillis());
        } catch (InterruptedException stop) {
            throw new InterruptException(stop);
        }
        return ConsumerRecords.empty();
    }
}
