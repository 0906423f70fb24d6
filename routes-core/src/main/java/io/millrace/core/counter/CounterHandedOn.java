/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.counter;

import io.millrace.core.db.Database;
import java.time.InstantSource;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The last step of {@code mfg-counter-source}, after the flow: its confirmations are durable elsewhere and go. If the
 * flow failed the route does not come here, and they are sent again.
 */
public final class CounterHandedOn implements Processor {

    @Override
    @SuppressWarnings("unchecked")
    public void process(Exchange exchange) {
        List<Long> confirmations = exchange.getProperty(CounterSource.CONFIRMATIONS, List.class);
        new Counters(Database.of(exchange.getContext()), InstantSource.system()).handedOn(confirmations);
    }
}
