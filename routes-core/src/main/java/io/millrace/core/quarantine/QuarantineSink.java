/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.quarantine;

import io.millrace.canonical.error.MfgException;
import io.millrace.core.ingest.FailureText;
import io.millrace.core.ingest.HandedOver;
import io.millrace.core.ingest.IngestError;
import io.millrace.core.ingest.Poison;
import io.millrace.core.ingest.RawInput;
import io.millrace.core.ingest.ReadAgain;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.ExchangeHelper;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the message of a failed exchange. It fails, so that the source is not acknowledged, when the failure passes by
 * itself (Kafka, a database or a network is down), when the exchange is a replay, when its source reads it again
 * anyway, as a batch of events, or when nothing of it is left that could be kept.
 */
public final class QuarantineSink implements Processor, CamelContextAware {

    private static final Exception NO_REASON =
            new MfgException(IngestError.FLOW_FAILED, "the flow sent the message here without a failure");

    private CamelContext context;
    private Quarantine quarantine;

    @Override
    public void setCamelContext(CamelContext context) {
        this.context = context;
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    /** Finds the database when the route is made: a start without one fails. */
    public void init() {
        quarantine = Quarantine.of(context);
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, NO_REASON, Exception.class);
        if (RawInput.isReplay(exchange)) {
            throw failure;
        }
        RawInput input = RawInput.of(exchange);
        RawInput kept = input == null ? uncaptured(exchange) : input;
        if (kept == null || ReadAgain.is(exchange) || Passing.is(failure)) {
            throw new MfgException(QuarantineError.NOT_QUARANTINED, FailureText.of(input, failure), failure);
        }
        quarantine.store(Poison.of(kept, failure));
        HandedOver.on(exchange);
    }

    /** A source without a capture step: better its last body than nothing, unless that is a list or another object. */
    private static @Nullable RawInput uncaptured(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        byte[] bytes =
                body instanceof Iterable<?> ? null : exchange.getMessage().getBody(byte[].class);
        return bytes == null
                ? null
                : new RawInput(bytes, "application/octet-stream", Map.of(), ExchangeHelper.getRouteId(exchange));
    }
}
