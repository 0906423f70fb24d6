/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.crash;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Properties;
import org.apache.camel.component.kafka.DefaultKafkaClientFactory;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;

/** Real Kafka consumers of a process that may die before or after it commits an offset. */
final class DyingConsumers extends DefaultKafkaClientFactory {

    private final Fuse fuse;

    DyingConsumers(Fuse fuse) {
        this.fuse = fuse;
    }

    @Override
    public Consumer<?, ?> getConsumer(Properties properties) {
        Consumer<?, ?> real = super.getConsumer(properties);
        return (Consumer<?, ?>) Proxy.newProxyInstance(
                Consumer.class.getClassLoader(), new Class<?>[] {Consumer.class}, (proxy, method, arguments) -> {
                    boolean commits = method.getName().startsWith("commit");
                    if (commits) {
                        reached(CrashPoint.BEFORE_OFFSET_COMMIT);
                    }
                    try {
                        Object result = method.invoke(real, arguments);
                        if (commits) {
                            reached(CrashPoint.AFTER_OFFSET_COMMIT);
                        }
                        return result;
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }

    /** A dead process commits nothing. */
    private void reached(CrashPoint point) {
        fuse.reached(point, Site.VICTIM);
        if (fuse.isBlown()) {
            throw new KafkaException("the process is dead");
        }
    }
}
