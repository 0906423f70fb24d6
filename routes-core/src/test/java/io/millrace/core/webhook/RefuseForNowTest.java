/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.error.ModelError;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** A step of a kamelet that cannot take a message now. Its answer over HTTP is seen where a kamelet does so. */
class RefuseForNowTest {

    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    private final MfgException reason = new MfgException(ModelError.MISSING_FIELD, "the system is away");

    @Test
    void endsTheRouteWithoutAFailureThatAnErrorHandlerWouldKeep() {
        WebhookAnswer.on(exchange);
        WebhookReceiver.refuseForNow(exchange, reason);

        assertThat(exchange.isRouteStop()).isTrue();
        assertThat(exchange.getException()).isNull();
    }

    @Test
    void aReplayFails() {
        assertThatThrownBy(() -> WebhookReceiver.refuseForNow(exchange, reason)).isSameAs(reason);
    }
}
