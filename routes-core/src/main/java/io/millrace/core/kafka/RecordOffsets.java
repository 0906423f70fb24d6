/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import java.time.Duration;
import org.apache.camel.component.kafka.consumer.CommitManager;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.apache.camel.component.kafka.consumer.KafkaManualCommitFactory;

/**
 * Gives a batch the consumer that can commit it for each of its partitions. Being none of Camel's own factories, it also
 * keeps Camel from committing anything by itself, above all a batch that failed.
 */
public final class RecordOffsets implements KafkaManualCommitFactory {

    @Override
    public KafkaManualCommit newInstance(
            CamelExchangePayload exchange, KafkaRecordPayload record, CommitManager commitManager) {
        return new RecordOffset(exchange.consumer, Duration.ofMillis(record.commitTimeout));
    }
}
