/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import io.millrace.core.ingest.RawInput;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** The last step of {@code mfg-event-source}: the flow is through, so the batch is acknowledged. */
public final class EventBatchCommit implements Processor {

    @Override
    public void process(Exchange exchange) {
        if (!RawInput.isReplay(exchange)) {
            EventBatch.of(exchange).commit();
        }
    }
}
