/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Gives Camel a poll as one record, see {@link PolledBatch}. A source that claims its events is one poll ahead: while the
 * flow works on a batch, the next one is claimed. After a batch that was not acknowledged nothing follows: the consumer
 * fails in a way after which Camel connects again and reads from the last acknowledged record.
 */
final class BatchConsumer extends ConsumerWrapper {

    private final @Nullable Claims claims;
    private @Nullable PolledBatch current;
    private @Nullable PolledBatch ahead;

    BatchConsumer(Consumer<?, ?> kafka, @Nullable Claims claims) {
        super(kafka);
        this.claims = claims;
    }

    @Override
    ConsumerRecords<?, ?> poll(Duration timeout) {
        if (current != null && !current.isAcknowledged()) {
            leave();
            throw new KafkaException("the batch before was not acknowledged; the consumer connects again");
        }
        current = ahead == null ? fetch(timeout) : ahead;
        ahead = null;
        if (current == null) {
            return ConsumerRecords.empty();
        }
        if (claims != null) {
            ahead = fetch(Duration.ZERO);
        }
        return current.asOneRecord();
    }

    private @Nullable PolledBatch fetch(Duration timeout) {
        @SuppressWarnings("unchecked") // the endpoint's deserializers
        ConsumerRecords<byte[], byte[]> polled =
                (ConsumerRecords<byte[], byte[]>) wrapped().poll(timeout);
        if (polled.isEmpty()) {
            return null;
        }
        CompletableFuture<Claim> claim = claims == null ? null : claims.claim(PolledBatch.list(polled));
        return new PolledBatch(polled, claim);
    }

    @Override
    void leave() {
        for (PolledBatch batch : new PolledBatch[] {current, ahead}) {
            if (batch != null) {
                batch.giveUp();
            }
        }
        current = null;
        ahead = null;
    }

    @Override
    void end() {
        if (claims != null) {
            claims.close();
        }
    }
}
