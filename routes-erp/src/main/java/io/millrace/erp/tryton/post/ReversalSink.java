/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.post;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.event.EventEnvelope;
import io.millrace.core.post.PostError;
import io.millrace.erp.tryton.TrytonError;
import io.millrace.erp.tryton.wire.TrytonReversal;
import java.util.List;
import org.apache.camel.Exchange;

/** Takes back what was posted: the sink of a ledger flow with {@code purpose=REVERSE}. Its body is the event. */
abstract class ReversalSink extends TrytonSink<TrytonReversal> {

    private static final String REVERSED_DOCUMENT = "MillraceReversedDocument";

    ReversalSink() {
        super(TrytonReversal.class);
    }

    @Override
    final TrytonReversal record(Exchange exchange) {
        EventEnvelope envelope = exchange.getProperty(EventEnvelope.PROPERTY, EventEnvelope.class);
        if (envelope == null) {
            throw new MfgException(PostError.NO_REQUEST, "there is no event whose posting is to be taken back");
        }
        String document = exchange.getProperty(REVERSED_DOCUMENT, String.class);
        if (document == null || document.isEmpty()) {
            throw new MfgException(TrytonError.NO_DOCUMENT, "the ledger names no document to take back");
        }
        return new TrytonReversal(envelope.id(), envelope.correlationId(), document);
    }

    @Override
    final List<String> facts(TrytonReversal reversal) {
        return List.of("reversal of " + reversal.document());
    }
}
