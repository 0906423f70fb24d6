/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.observe;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextServicePlugin;

/** Puts the metrics into every Camel context with Millrace on its classpath. */
public final class ObservePlugin implements ContextServicePlugin {

    @Override
    public void load(CamelContext context) {
        Metrics metrics = new Metrics(context);
        context.getRegistry().bind("mfgLedgerMetrics", new LedgerMetrics(metrics));
        context.getCamelContextExtension().addContextPlugin(EventMetrics.class, new EventMetrics(metrics));
    }
}
