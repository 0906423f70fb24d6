/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.crash;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Properties;
import java.util.concurrent.Future;
import org.apache.camel.component.kafka.DefaultKafkaClientFactory;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Real Kafka clients of a process that may die before or after it commits the offset of its victim, or once Kafka has
 * the victim, and not what is to follow it. A dead process commits and sends nothing.
 */
final class DyingKafka extends DefaultKafkaClientFactory {

    private final Fuse fuse;

    DyingKafka(Fuse fuse) {
        this.fuse = fuse;
    }

    @Override
    public Consumer<?, ?> getConsumer(Properties properties) {
        Consumer<?, ?> real = super.getConsumer(properties);
        return proxy(Consumer.class, (proxy, method, arguments) -> {
            boolean commits = method.getName().startsWith("commit");
            if (commits) {
                reachedOffset(CrashPoint.BEFORE_OFFSET_COMMIT);
            }
            Object result = call(real, method, arguments);
            if (commits) {
                reachedOffset(CrashPoint.AFTER_OFFSET_COMMIT);
            }
            return result;
        });
    }

    @Override
    public Producer<?, ?> getProducer(Properties properties) {
        Producer<?, ?> real = super.getProducer(properties);
        return proxy(Producer.class, (proxy, method, arguments) -> {
            if (!method.getName().equals("send")) {
                return call(real, method, arguments);
            }
            endIfDead();
            Object sent = call(real, method, arguments);
            if (EventTopic.id((ProducerRecord<?, ?>) arguments[0]).equals(Site.VICTIM)) {
                ((Future<?>) sent).get();
                fuse.reached(CrashPoint.EFFECT_DONE, Site.VICTIM);
            }
            return sent;
        });
    }

    /** Offsets before the victim's do not count. */
    private void reachedOffset(CrashPoint point) {
        if (fuse.passed().contains(CrashPoint.AFTER_ACCEPT_COMMIT)) {
            fuse.reached(point, Site.VICTIM);
        }
        endIfDead();
    }

    private void endIfDead() {
        if (fuse.isBlown()) {
            throw new KafkaException("the process is dead");
        }
    }

    private static Object call(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
