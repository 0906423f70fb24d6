/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.core.step.AsyncStep;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;

/**
 * Accepts the exchange's body, an event or a list: the exchange goes on when all of it is durable, and fails only if
 * nothing of it is.
 */
final class LedgerProducer extends DefaultAsyncProducer {

    private final LedgerEndpoint endpoint;
    private @Nullable Acceptor acceptor;

    LedgerProducer(LedgerEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        acceptor = endpoint.ledger().acceptor(endpoint.targetNames(), endpoint.acceptOptions());
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        return AsyncStep.run(exchange, callback, this::accept);
    }

    private CompletionStage<?> accept(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        return acceptor.accept(body instanceof List<?> several ? several : Collections.singletonList(body));
    }
}
