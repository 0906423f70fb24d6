/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.step;

import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.ContextServicePlugin;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * Makes an {@code Error} of any step, such as a class that is missing, the exception of its exchange, so that the flow's
 * error handler sees it. Camel lets it pass through mappings and expressions: from a consumer's thread up to the
 * consumer, and behind a step that ended in another thread to nobody, so that the exchange would end nowhere.
 *
 * <p>It is on by itself.
 */
public final class CaughtErrors implements ContextServicePlugin, InterceptStrategy {

    @Override
    public void load(CamelContext context) {
        context.getCamelContextExtension().addInterceptStrategy(this);
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
        return new Step(target);
    }

    private static final class Step extends DelegateAsyncProcessor {

        private Step(Processor target) {
            super(target);
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            Once once = new Once(callback);
            try {
                return super.process(exchange, once);
            } catch (Error error) {
                if (once.called) {
                    throw error; // of what comes after this step
                }
                exchange.setException(error);
                callback.done(true);
                return true;
            }
        }
    }

    private static final class Once implements AsyncCallback {

        private final AsyncCallback callback;
        private volatile boolean called;

        private Once(AsyncCallback callback) {
            this.callback = callback;
        }

        @Override
        public void done(boolean doneSync) {
            called = true;
            callback.done(doneSync);
        }
    }
}
