/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka producer that is closed at once when a record fails, with all that was to follow it, and is made anew for the
 * next batch. So no event is ever in Kafka before one of its batch and key that failed, and a producer that Kafka
 * refused, which would be of no more use for ever, is replaced. A record that is too large to be sent at all ends only
 * its own batch.
 */
final class RenewedProducer implements InvocationHandler {

    /** A producer until its first failure. */
    private static final class Life {

        private final Producer<Object, Object> kafka;
        private volatile @Nullable RuntimeException end;

        @SuppressWarnings("unchecked")
        private Life(Producer<?, ?> kafka) {
            this.kafka = (Producer<Object, Object>) kafka;
        }

        /** On the producer's own thread nothing more leaves after this; what waits fails. */
        private void end(Exception failure) {
            synchronized (this) {
                if (end != null) {
                    return;
                }
                end = failure instanceof RuntimeException known ? known : new KafkaException(failure);
            }
            kafka.close(Duration.ZERO);
        }
    }

    /** What one thread sends together. */
    private static final class Batch {

        private final Life life;
        private @Nullable RuntimeException end;

        private Batch(Life life) {
            this.life = life;
        }

        private Future<?> send(ProducerRecord<Object, Object> sent, Callback callback) {
            RuntimeException failed = end == null ? life.end : end;
            if (failed != null) {
                throw failed;
            }
            Thread sender = Thread.currentThread();
            return life.kafka.send(sent, (metadata, failure) -> {
                if (failure instanceof RecordTooLargeException tooLarge && Thread.currentThread() == sender) {
                    end = tooLarge;
                } else if (failure != null) {
                    life.end(failure);
                }
                callback.onCompletion(metadata, failure);
            });
        }
    }

    private final Supplier<Producer<?, ?>> factory;
    private final ThreadLocal<Batch> batch = ThreadLocal.withInitial(() -> new Batch(alive()));
    private Life newest;

    RenewedProducer(Supplier<Producer<?, ?>> factory) {
        this.factory = factory;
        this.newest = new Life(factory.get());
    }

    Producer<?, ?> proxy() {
        return (Producer<?, ?>)
                Proxy.newProxyInstance(Producer.class.getClassLoader(), new Class<?>[] {Producer.class}, this);
    }

    /** What the calling thread sends from now on is one batch: after a failure the rest of it fails as well. */
    void beginBatch() {
        batch.set(new Batch(alive()));
    }

    private synchronized Life alive() {
        if (newest.end != null) {
            newest = new Life(factory.get());
        }
        return newest;
    }

    private synchronized Life newest() {
        return newest;
    }

    /** A record that was made with its topic, key and headers travels through Camel as the value of another one. */
    @SuppressWarnings("unchecked")
    private static ProducerRecord<Object, Object> ready(ProducerRecord<Object, Object> sent) {
        return sent.value() instanceof ProducerRecord<?, ?> ready ? (ProducerRecord<Object, Object>) ready : sent;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("send") && arguments.length == 2) {
            @SuppressWarnings("unchecked")
            ProducerRecord<Object, Object> sent = (ProducerRecord<Object, Object>) arguments[0];
            return batch.get().send(ready(sent), (Callback) arguments[1]);
        }
        try {
            return method.invoke(newest().kafka, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}
