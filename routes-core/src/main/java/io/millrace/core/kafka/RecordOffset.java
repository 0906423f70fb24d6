/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import java.time.Duration;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.apache.kafka.clients.consumer.Consumer;

/** The consumer that can commit a batch. Camel's own way to commit by it is closed. */
record RecordOffset(Consumer<?, ?> consumer, Duration timeout) implements KafkaManualCommit {

    @Override
    public void commit() {
        throw new UnsupportedOperationException("mfg-event-source commits its batches at the end of the route");
    }
}
