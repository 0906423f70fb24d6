/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.event.Event;
import java.util.List;
import org.apache.camel.Exchange;

/** Reverses a document that was posted: the sink of a ledger flow with {@code purpose=REVERSE}. Its body is the event. */
@SuppressWarnings("rawtypes")
abstract class ReversalTarget extends SapTarget<Event> {

    private static final String REVERSED_DOCUMENT = "MillraceReversedDocument";

    ReversalTarget() {
        super(Event.class);
    }

    @Override
    final List<String> facts(Event record, Exchange exchange) {
        return List.of("reversal of " + reversed(exchange));
    }

    /** What the target called the effect. @throws MfgException {@link SapError#NO_DOCUMENT} */
    static String reversed(Exchange exchange) {
        String document = exchange.getProperty(REVERSED_DOCUMENT, String.class);
        if (document == null || document.isEmpty()) {
            throw new MfgException(SapError.NO_DOCUMENT, "the ledger names no document to reverse");
        }
        return document;
    }

    /** The parts of {@code 2026/4900000001} or {@code 8231/1}; at most {@code most} of them. */
    static String[] parts(Exchange exchange, int most) {
        String[] parts = reversed(exchange).split("/");
        if (parts.length < 2 || parts.length > most) {
            throw noNumber(exchange);
        }
        return parts;
    }

    static MfgException noNumber(Exchange exchange) {
        return new MfgException(SapError.NO_DOCUMENT, "'" + reversed(exchange) + "' is no number of such a document");
    }
}
