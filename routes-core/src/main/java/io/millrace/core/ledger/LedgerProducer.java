/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import java.util.List;
import java.util.concurrent.CompletionException;
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
        try {
            Object body = exchange.getMessage().getBody();
            List<?> elements = body instanceof List<?> several ? several : java.util.Collections.singletonList(body);
            acceptor.accept(elements).whenComplete((durable, failure) -> {
                if (failure != null) {
                    boolean wrapped = failure instanceof CompletionException && failure.getCause() != null;
                    exchange.setException(wrapped ? failure.getCause() : failure);
                }
                callback.done(false);
            });
            return false;
        } catch (RuntimeException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
    }
}
