/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.line;

import io.millrace.core.ingest.HandedOver;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.StatefulService;
import org.apache.camel.component.paho.mqtt5.PahoMqtt5Consumer;
import org.apache.camel.component.paho.mqtt5.PahoMqtt5Message;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.support.RoutePolicySupport;
import org.apache.camel.support.SynchronizationAdapter;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.jspecify.annotations.Nullable;

/**
 * Ties a {@link PersistentSessionClient} to the route it feeds: a message is acknowledged when its exchange is done and
 * was {@link HandedOver}, and the session's connection ends when the route stops. While the broker is away the
 * application is not ready, where it has health checks.
 *
 * <p>Camel's own {@code manualAcksEnabled} cannot do this: it tells nobody about a failure, and it loses its client
 * when the route stops while an exchange is on its way.
 */
public final class SessionPolicy extends RoutePolicySupport {

    private final PersistentSessionClient client;
    private @Nullable SessionHealthCheck healthCheck;

    public SessionPolicy(PersistentSessionClient client) {
        this.client = client;
    }

    @Override
    public void onInit(Route route) {
        super.onInit(route);
        client.deliverWhile(() -> !(route.getConsumer() instanceof StatefulService consumer)
                || !(consumer.isStopping() || consumer.isStopped()));
    }

    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
        if (exchange.getIn() instanceof PahoMqtt5Message arrived) {
            MqttMessage message = arrived.getMqttMessage();
            client.begun(message);
            exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
                @Override
                public void onDone(Exchange done) {
                    client.done(message, HandedOver.is(done) ? null : failure(done));
                }
            });
        }
    }

    private static Exception failure(Exchange done) {
        return done.getException() == null ? new NotHandedOver() : done.getException();
    }

    @Override
    public void onStart(Route route) {
        HealthCheckRegistry registry = HealthCheckRegistry.get(route.getCamelContext());
        if (registry != null) {
            healthCheck = new SessionHealthCheck(route.getRouteId(), client);
            registry.register(healthCheck);
        }
    }

    @Override
    public void onStop(Route route) {
        HealthCheckRegistry registry = HealthCheckRegistry.get(route.getCamelContext());
        if (registry != null && healthCheck != null) {
            registry.unregister(healthCheck);
        }
        endSession();
    }

    /** A consumer that was stopped has forgotten its client, and would make one of its own when it is resumed. */
    @Override
    public void onSuspend(Route route) {
        endSession();
        if (route.getConsumer() instanceof PahoMqtt5Consumer consumer) {
            consumer.setClient(client);
        }
    }

    private void endSession() {
        try {
            client.endSession();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** An error handler swallowed the failure: nothing says that the message is durable anywhere. */
    private static final class NotHandedOver extends Exception {
        private static final long serialVersionUID = 1L;

        NotHandedOver() {
            super("the flow ended without handing the message over");
        }
    }
}
