/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.quarantine;

import io.millrace.canonical.error.MfgException;
import io.millrace.core.ingest.FailureText;
import io.millrace.core.ingest.HandedOver;
import io.millrace.core.ingest.IngestError;
import io.millrace.core.ingest.Poison;
import io.millrace.core.ingest.RawInput;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.ExchangeHelper;

/**
 * Keeps the message of a failed exchange. It fails, so that the source is not acknowledged, when the failure passes by
 * itself (Kafka, a database or a network is down), when the exchange is a replay, or when it is a batch that is read
 * again anyway.
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
        RawInput input = RawInput.of(exchange);
        if (RawInput.isReplay(exchange)) {
            throw failure;
        }
        if (input == null && exchange.getMessage().getBody() instanceof Iterable<?> || Passing.is(failure)) {
            throw new MfgException(QuarantineError.NOT_QUARANTINED, FailureText.of(input, failure), failure);
        }
        quarantine.store(Poison.of(input == null ? uncaptured(exchange) : input, failure));
        HandedOver.on(exchange);
    }

    /** A source without a capture step: better its last body than nothing. */
    private static RawInput uncaptured(Exchange exchange) throws Exception {
        byte[] bytes = exchange.getMessage().getMandatoryBody(byte[].class);
        return new RawInput(bytes, "application/octet-stream", Map.of(), ExchangeHelper.getRouteId(exchange));
    }
}
