/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import io.millrace.canonical.error.MfgException;
import io.millrace.core.ingest.HandedOver;
import io.millrace.core.ingest.IngestError;
import io.millrace.core.ingest.ReadAgain;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * The offsets of a batch on its way through a flow. It is committed by the last step of the route, once and for all of
 * its partitions, or when the flow stops it on purpose. A flow that ends in any other way, be it that an error handler
 * swallowed its failure, leaves a failed exchange: Camel then reads the batch again.
 */
final class EventBatch extends SynchronizationAdapter {

    private static final String PROPERTY = "MillraceEventBatch";

    private final PolledBatch polled;
    private final RecordOffset offset;
    private final Backoff backoff;

    private EventBatch(PolledBatch polled, RecordOffset offset, Backoff backoff) {
        this.polled = polled;
        this.offset = offset;
        this.backoff = backoff;
    }

    /** Begins the batch of an exchange as {@link BatchConsumer} makes Camel make it. */
    static EventBatch begin(Exchange exchange, Backoff backoff) {
        PolledBatch polled = exchange.getMessage().getBody(PolledBatch.class);
        RecordOffset offset = exchange.getMessage().getHeader(KafkaConstants.MANUAL_COMMIT, RecordOffset.class);
        if (polled == null || offset == null) {
            throw lost("kafkaClientFactory and kafkaManualCommitFactory of the endpoint must be "
                    + EventConsumers.class.getName() + " and " + RecordOffsets.class.getName());
        }
        EventBatch batch = new EventBatch(polled, offset, backoff);
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

    List<ConsumerRecord<byte[], byte[]>> records() {
        return polled.records();
    }

    /** The claim of the batch's events; null if the source claims none. Waits until the database has it. */
    @Nullable
    Claim claim() {
        try {
            return polled.claim() == null ? null : polled.claim().join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof MfgException known ? known : failure;
        }
    }

    /** The claim first: if the offsets cannot follow, the records are read again and known to have passed. */
    void commit() {
        Claim claim = claim();
        if (claim != null) {
            claim.commit();
        }
        try {
            offset.consumer().commitSync(polled.next(), offset.timeout());
        } catch (KafkaException failure) {
            throw new MfgException(
                    IngestError.NOT_COMMITTED, polled.next().keySet() + ": " + failure.getMessage(), failure);
        }
        polled.acknowledged();
    }

    @Override
    public void onDone(Exchange exchange) {
        if (!polled.isAcknowledged() && HandedOver.isLeftOut(exchange)) {
            commitLeftOut(exchange);
        }
        if (polled.isAcknowledged()) {
            backoff.succeeded();
            return;
        }
        polled.giveUp();
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
