/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import io.millrace.core.db.Database;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.kafka.KafkaClientFactory;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.support.RoutePolicySupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the consumers of one {@code mfg-event-source}, so that they come back after Kafka refused them, and tells how
 * they stand as long as the route runs: health check {@code kafka-<route id>}. Camel alone ends a consumer at its first
 * authentication error for good, and tries a topic that is denied again at once, for ever.
 */
public final class EventConsumers extends RoutePolicySupport implements KafkaClientFactory {

    private boolean once;
    private EventSelection selection = EventSelection.ALL;
    private Duration retention = Duration.ofDays(90);
    private KafkaAccess access = new KafkaAccess(Duration.ofSeconds(30));
    private @Nullable CamelContext context;
    private @Nullable KafkaHealthCheck healthCheck;

    /** The longest wait between two attempts at a Kafka that refuses us, in milliseconds. */
    public void setMaxBackoff(long millis) {
        access = new KafkaAccess(Duration.ofMillis(millis));
    }

    /** Are events left out that have passed before? Their ids are in the database. */
    public void setOnce(boolean once) {
        this.once = once;
    }

    /** How long the ids of passed events are kept, in days. */
    public void setOnceRetention(int days) {
        retention = Duration.ofDays(days);
    }

    /** Short names of the event types to take, comma-separated; empty takes all. */
    public void setEventTypes(String shortNames) {
        selection = EventSelection.of(shortNames);
    }

    @Override
    public void onInit(Route route) {
        super.onInit(route);
        context = route.getCamelContext();
        if (once) {
            Database.of(context);
        }
    }

    @Override
    public void onStart(Route route) {
        HealthCheckRegistry registry = HealthCheckRegistry.get(route.getCamelContext());
        if (registry != null) {
            healthCheck = new KafkaHealthCheck(route.getRouteId(), access);
            registry.register(healthCheck);
        }
    }

    @Override
    public void onStop(Route route) {
        HealthCheckRegistry registry = HealthCheckRegistry.get(route.getCamelContext());
        if (registry != null && healthCheck != null) {
            registry.unregister(healthCheck);
        }
    }

    @Override
    public Consumer<?, ?> getConsumer(Properties settings) {
        Consumer<?, ?> patient = new PatientConsumer(clients().getConsumer(settings), access).asConsumer();
        return new BatchConsumer(patient, once ? claims(settings.getProperty("group.id")) : null).asConsumer();
    }

    private Claims claims(String group) {
        ExecutorService thread =
                context.getExecutorServiceManager().newSingleThreadExecutor(this, "mfg-event-source-claims");
        return new Claims(Database.of(context), group, selection, retention, thread);
    }

    @Override
    public Producer<?, ?> getProducer(Properties settings) {
        return clients().getProducer(settings);
    }

    @Override
    public String getBrokers(KafkaConfiguration configuration) {
        access.isOf(configuration.getGroupId(), configuration.getBrokers());
        return clients().getBrokers(configuration);
    }

    /** The integrator's, where the component has one. */
    private KafkaClientFactory clients() {
        return context.getComponent("kafka", KafkaComponent.class).getKafkaClientFactory();
    }
}
