/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import io.millrace.canonical.error.MfgException;
import io.millrace.core.ingest.HandedOver;
import io.millrace.core.ingest.IngestError;
import io.millrace.core.ingest.ReadAgain;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * The offsets of a batch on its way through a flow. It is committed by the last step of the route, once and for all of
 * its partitions, or when the flow stops it on purpose. A flow that ends in any other way, be it that an error handler
 * swallowed its failure, leaves a failed exchange: Camel then reads the batch again.
 */
final class EventBatch extends SynchronizationAdapter {

    private static final String PROPERTY = "MillraceEventBatch";

    private final List<RecordOffset> records;
    private final Backoff backoff;
    private boolean committed;

    private EventBatch(List<RecordOffset> records, Backoff backoff) {
        this.records = records;
        this.backoff = backoff;
    }

    /** Begins the batch of an exchange as Camel's batching consumer makes it: its body is a list of exchanges. */
    static EventBatch begin(Exchange exchange, List<Exchange> children, Backoff backoff) {
        List<RecordOffset> records = children.stream()
                .map(child -> child.getMessage().getHeader(KafkaConstants.MANUAL_COMMIT, RecordOffset.class))
                .toList();
        if (records.contains(null)) {
            throw lost("kafkaManualCommitFactory of the endpoint must be " + RecordOffsets.class.getName());
        }
        EventBatch batch = new EventBatch(records, backoff);
        exchange.setProperty(PROPERTY, batch);
        ReadAgain.on(exchange);
        exchange.getExchangeExtension().addOnCompletion(batch);
        return batch;
    }

    /** The batch of the exchange; a flow that removed it may not go on as if nothing was to be committed. */
    static EventBatch of(Exchange exchange) {
        EventBatch batch = exchange.getProperty(PROPERTY, EventBatch.class);
        if (batch == null) {
            throw lost("the flow removed the exchange property " + PROPERTY);
        }
        return batch;
    }

    void commit() {
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
        for (RecordOffset record : records) {
            next.merge(
                    record.partition(),
                    new OffsetAndMetadata(record.offset() + 1),
                    (one, other) -> one.offset() > other.offset() ? one : other);
        }
        RecordOffset any = records.get(0);
        try {
            any.consumer().commitSync(next, any.timeout());
        } catch (KafkaException failure) {
            throw new MfgException(IngestError.NOT_COMMITTED, next.keySet() + ": " + failure.getMessage(), failure);
        }
        committed = true;
    }

    @Override
    public void onDone(Exchange exchange) {
        if (!committed && HandedOver.isLeftOut(exchange)) {
            commitLeftOut(exchange);
        }
        if (committed) {
            backoff.succeeded();
            return;
        }
        backoff.failed();
        if (exchange.getException() == null) {
            Throwable swallowed = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
            exchange.setException(new MfgException(
                    IngestError.NOT_COMMITTED,
                    "the flow ended before the end of mfg-event-source; its events are read again",
                    swallowed));
        }
    }

    private void commitLeftOut(Exchange exchange) {
        try {
            commit();
        } catch (MfgException failure) {
            exchange.setException(failure);
        }
    }

    private static MfgException lost(String why) {
        return new MfgException(IngestError.NOT_COMMITTED, "the batch's offsets are missing: " + why);
    }
}
