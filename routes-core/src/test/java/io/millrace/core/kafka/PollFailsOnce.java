/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.component.kafka.DefaultKafkaClientFactory;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;

/** Real Kafka consumers, but the poll after the first one that brought records fails, once. */
final class PollFailsOnce extends DefaultKafkaClientFactory {

    private final AtomicInteger brought = new AtomicInteger();

    @Override
    public Consumer<?, ?> getConsumer(Properties properties) {
        Consumer<?, ?> real = super.getConsumer(properties);
        return (Consumer<?, ?>) Proxy.newProxyInstance(
                Consumer.class.getClassLoader(), new Class<?>[] {Consumer.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("poll") && brought.compareAndSet(1, 2)) {
                        throw new KafkaException("fetching failed");
                    }
                    try {
                        Object result = method.invoke(real, arguments);
                        if (result instanceof ConsumerRecords<?, ?> records && !records.isEmpty()) {
                            brought.compareAndSet(0, 1);
                        }
                        return result;
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }
}
