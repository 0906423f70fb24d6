/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.observe;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventEnvelope;
import io.millrace.core.ingest.RawInput;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.ContextServicePlugin;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.slf4j.MDC;

/**
 * Puts the business facts of an exchange into the MDC around each step, so that every log line of a step can be found by
 * them: {@code correlationId}, {@code eventId}, {@code eventType}, {@code subject}, {@code businessKey} and {@code plant}
 * of its event; before there is an event, {@code plant} and {@code place} of the raw message. A batch has none.
 *
 * <p>It is on by itself; {@code mfg.log.context=false} turns it off.
 */
public final class LogContext implements ContextServicePlugin, InterceptStrategy {

    private static final String PROPERTY = "mfg.log.context";

    @Override
    public void load(CamelContext context) {
        context.getCamelContextExtension().addInterceptStrategy(this);
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
        boolean on = Boolean.parseBoolean(
                context.getPropertiesComponent().resolveProperty(PROPERTY).orElse("true"));
        return on ? new Step(target) : target;
    }

    /** What an exchange is about; empty if nothing is known. */
    static Map<String, String> facts(Exchange exchange) {
        Map<String, String> facts = new LinkedHashMap<>();
        EventEnvelope envelope = exchange.getMessage().getBody() instanceof Event<?> event
                ? event.envelope()
                : exchange.getProperty(EventEnvelope.PROPERTY, EventEnvelope.class);
        RawInput input = RawInput.of(exchange);
        if (envelope != null) {
            facts.put("correlationId", envelope.correlationId());
            facts.put("eventId", envelope.id());
            facts.put("eventType", envelope.type().shortName());
            facts.put("subject", envelope.subject());
            facts.put("businessKey", envelope.partitionKey());
            facts.put("plant", envelope.plant());
        } else if (input != null) {
            facts.put("place", input.place());
            input.plant().ifPresent(plant -> facts.put("plant", plant));
        }
        return facts;
    }

    private static final class Step extends DelegateAsyncProcessor {

        private Step(Processor target) {
            super(target);
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            Map<String, String> facts = facts(exchange);
            if (facts.isEmpty()) {
                return super.process(exchange, callback);
            }
            Map<String, String> before = MDC.getCopyOfContextMap();
            facts.forEach(MDC::put);
            try {
                return super.process(exchange, callback);
            } finally {
                restore(before);
            }
        }

        private static void restore(Map<String, String> before) {
            if (before == null) {
                MDC.clear();
            } else {
                MDC.setContextMap(before);
            }
        }
    }
}
