/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.observe;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextServicePlugin;
import org.apache.camel.support.LifecycleStrategySupport;

/** Puts the metrics into every Camel context with Millrace on its classpath. */
public final class ObservePlugin implements ContextServicePlugin {

    @Override
    public void load(CamelContext context) {
        Metrics metrics = new Metrics(context);
        LedgerGauges gauges = new LedgerGauges(context);
        context.getRegistry().bind("mfgLedgerMetrics", new LedgerMetrics(metrics, gauges));
        context.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onContextStarted(CamelContext started) {
                if (started.hasComponent("ledger") != null) {
                    metrics.with(gauges::watchAll);
                }
            }
        });
        context.getCamelContextExtension().addContextPlugin(EventMetrics.class, new EventMetrics(metrics));
    }
}
