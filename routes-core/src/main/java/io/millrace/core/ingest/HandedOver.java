/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ingest;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The last step of a source kamelet that answers its caller: the flow came to its end, so the message is durable. An
 * exchange without an exception proves nothing, since an error handler of the integrator may have swallowed it.
 */
public final class HandedOver implements Processor {

    private static final String PROPERTY = "MillraceHandedOver";

    @Override
    public void process(Exchange exchange) {
        on(exchange);
    }

    /** Says that the exchange's message is durable: accepted, or kept in the quarantine. */
    public static void on(Exchange exchange) {
        exchange.setProperty(PROPERTY, Boolean.TRUE);
    }

    /** May the source be acknowledged? */
    public static boolean is(Exchange exchange) {
        return exchange.getException() == null
                && (Boolean.TRUE.equals(exchange.getProperty(PROPERTY)) || isLeftOut(exchange));
    }

    /** Did the flow stop the exchange on purpose, as a filter does? It has no further use for the message. */
    public static boolean isLeftOut(Exchange exchange) {
        return exchange.isRouteStop()
                && exchange.getException() == null
                && exchange.getProperty(Exchange.EXCEPTION_CAUGHT) == null
                && !Boolean.TRUE.equals(exchange.getExchangeExtension().getErrorHandlerHandled());
    }
}
