/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.webhook;

import io.millrace.core.ingest.HandedOver;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Route;
import org.apache.camel.spi.SynchronizationRouteAware;
import org.apache.camel.support.SynchronizationAdapter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the caller is told when the kamelet's route is through, whatever the flow did to the exchange: 202 if the message
 * is durable, the refusal, or 503. No text of an exception leaves.
 */
final class WebhookAnswer extends SynchronizationAdapter implements SynchronizationRouteAware {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookAnswer.class);
    private static final String PROPERTY = "MillraceWebhookAnswer";
    private static final int RETRY_AFTER_SECONDS = 5;

    private final String routeId;
    private WebhookError refusal;

    private WebhookAnswer(String routeId) {
        this.routeId = routeId;
    }

    static WebhookAnswer on(Exchange exchange) {
        WebhookAnswer answer = new WebhookAnswer(exchange.getFromRouteId());
        exchange.getExchangeExtension().addOnCompletion(answer);
        exchange.setProperty(PROPERTY, answer);
        return answer;
    }

    /** The answer that somebody waits for; null in a replay. */
    static @Nullable WebhookAnswer of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, WebhookAnswer.class);
    }

    void refuse(WebhookError error) {
        refusal = error;
    }

    @Override
    public SynchronizationRouteAware getRouteSynchronization() {
        return this;
    }

    @Override
    public void onBeforeRoute(Route route, Exchange exchange) {
        // the answer is given afterwards
    }

    @Override
    public void onAfterRoute(Route route, Exchange exchange) {
        if (!route.getRouteId().equals(routeId)) {
            return;
        }
        if (refusal != null) {
            LOG.warn("{} on route {}: {}", refusal.code(), routeId, refusal.meaning());
            answer(exchange, refusal);
        } else if (HandedOver.is(exchange)) {
            Message message = empty(exchange);
            message.setHeader(Exchange.HTTP_RESPONSE_CODE, 202);
        } else {
            LOG.warn("{} on route {}: {}", WebhookError.NOT_ACCEPTED.code(), routeId, reason(exchange));
            answer(exchange, WebhookError.NOT_ACCEPTED);
        }
    }

    private static String reason(Exchange exchange) {
        Throwable failure = exchange.getException() == null
                ? exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class)
                : exchange.getException();
        return failure == null ? "the flow ended before its end" : failure.toString();
    }

    private static void answer(Exchange exchange, WebhookError error) {
        Message message = empty(exchange);
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, error.status());
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        if (error == WebhookError.NOT_ACCEPTED) {
            message.setHeader("Retry-After", RETRY_AFTER_SECONDS);
        }
        message.setBody("{\"code\":\"" + error.code() + "\",\"message\":\"" + error.meaning() + "\"}");
    }

    private static Message empty(Exchange exchange) {
        exchange.setException(null);
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setBody(null);
        return message;
    }
}
