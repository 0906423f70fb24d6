/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.counter;

import io.millrace.core.check.Settings;
import io.millrace.core.db.Database;
import io.millrace.core.ingest.ReadAgain;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private CamelContext camelContext;
    private Counters counters;
    private long intervalMillis = 60_000;
    private List<Long> emitted = List.of();
    private int failures;
    private long emittedAt;

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
        List<Long> ids = waiting.stream().map(CounterTable.Waiting::id).toList();
        boolean due = !ids.isEmpty() && isDue(ids);
        exchange.setRouteStop(!due);
        exchange.setProperty(CONFIRMATIONS, ids);
        ReadAgain.on(exchange);
        exchange.getMessage()
                .setBody(waiting.stream().map(CounterTable.Waiting::event).toList());
    }

    /** What waits again was not handed on: the flow failed, even if an error handler hid it. Then ever more rarely. */
    private boolean isDue(List<Long> ids) {
        long now = System.nanoTime();
        failures = !emitted.isEmpty() && ids.contains(emitted.get(0)) ? failures : 0;
        long pause = failures == 0 ? 0 : Math.min(LONGEST_PAUSE_NANOS, FIRST_PAUSE_NANOS << Math.min(failures, 20));
        if (now - emittedAt < pause) {
            return false;
        }
        emitted = ids;
        emittedAt = now;
        failures++;
        return true;
    }
}
