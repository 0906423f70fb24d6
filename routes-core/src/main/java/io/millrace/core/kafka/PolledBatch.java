/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What one poll brought. Camel gets it as the value of one record: one exchange for the whole batch. */
final class PolledBatch {

    private final List<ConsumerRecord<byte[], byte[]>> records;
    private final Map<TopicPartition, OffsetAndMetadata> next;
    private final @Nullable CompletableFuture<Claim> claim;
    private volatile boolean acknowledged;

    /** @param claim of the events in it, on its way; null if the source claims none */
    PolledBatch(ConsumerRecords<byte[], byte[]> polled, @Nullable CompletableFuture<Claim> claim) {
        this.records = list(polled);
        this.next = polled.nextOffsets();
        this.claim = claim;
    }

    static List<ConsumerRecord<byte[], byte[]>> list(ConsumerRecords<byte[], byte[]> polled) {
        return StreamSupport.stream(polled.spliterator(), false).toList();
    }

    List<ConsumerRecord<byte[], byte[]>> records() {
        return records;
    }

    /** Where each partition goes on after this batch. */
    Map<TopicPartition, OffsetAndMetadata> next() {
        return next;
    }

    @Nullable
    CompletableFuture<Claim> claim() {
        return claim;
    }

    boolean isAcknowledged() {
        return acknowledged;
    }

    void acknowledged() {
        acknowledged = true;
    }

    /** Its events are not claimed any more, now or as soon as they are. */
    void giveUp() {
        if (claim != null && !acknowledged) {
            claim.thenAccept(Claim::close);
        }
    }

    ConsumerRecords<Object, Object> asOneRecord() {
        ConsumerRecord<byte[], byte[]> first = records.get(0);
        ConsumerRecord<Object, Object> all =
                new ConsumerRecord<>(first.topic(), first.partition(), first.offset(), null, this);
        return new ConsumerRecords<>(Map.of(new TopicPartition(first.topic(), first.partition()), List.of(all)), next);
    }
}
