/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.component.kafka.KafkaClientFactory;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/** Makes the producer of one {@code mfg-event-sink}: a {@link RenewedProducer}. */
public final class EventProducers implements KafkaClientFactory, CamelContextAware {

    private CamelContext context;
    private volatile @Nullable RenewedProducer producer;

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext context) {
        this.context = context;
    }

    /** What the calling thread sends from now on belongs together. */
    void beginBatch() {
        RenewedProducer made = producer;
        if (made != null) {
            made.beginBatch();
        }
    }

    @Override
    public Producer<?, ?> getProducer(Properties settings) {
        RenewedProducer made = new RenewedProducer(() -> clients().getProducer(settings));
        producer = made;
        return made.proxy();
    }

    @Override
    public Consumer<?, ?> getConsumer(Properties settings) {
        return clients().getConsumer(settings);
    }

    @Override
    public String getBrokers(KafkaConfiguration configuration) {
        return clients().getBrokers(configuration);
    }

    /** The integrator's, where the component has one. */
    private KafkaClientFactory clients() {
        return context.getComponent("kafka", KafkaComponent.class).getKafkaClientFactory();
    }
}
