/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.counter;

import io.millrace.core.check.Settings;
import io.millrace.core.db.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.camel.util.TimeUtils;

/**
 * The first step of {@code mfg-counter-source}: makes the confirmations that are due and puts those that wait, oldest
 * first, into the body. With none the route ends here. {@link CounterHandedOn} is the last step.
 */
public final class CounterSource extends ServiceSupport implements Processor, CamelContextAware, Settings {

    static final String CONFIRMATIONS = "MillraceCounterConfirmations";

    private CamelContext camelContext;
    private Counters counters;
    private long intervalMillis = 60_000;

    /** How long a counter gathers before it is confirmed, in Camel's notation: {@code 30s}, {@code 5m}. */
    public void setInterval(String interval) {
        intervalMillis = TimeUtils.toMilliSeconds(interval);
    }

    @Override
    public void check() {
        Settings.require(intervalMillis >= 0, "interval", "must not be negative");
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    @Override
    protected void doStart() {
        counters = new Counters(Database.of(camelContext), InstantSource.system());
    }

    @Override
    public void process(Exchange exchange) {
        counters.confirm(Duration.ofMillis(intervalMillis));
        List<CounterTable.Waiting> waiting = counters.waiting();
        exchange.setRouteStop(waiting.isEmpty());
        exchange.setProperty(
                CONFIRMATIONS, waiting.stream().map(CounterTable.Waiting::id).toList());
        exchange.getMessage()
                .setBody(waiting.stream().map(CounterTable.Waiting::event).toList());
    }
}
