/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * A Kafka consumer that brings nothing while Kafka refuses it. When the wait is over it fails in a way after which Camel
 * connects again: the next consumer reads its credentials and certificates anew.
 */
final class PatientConsumer extends ConsumerWrapper {

    private final KafkaAccess access;
    private boolean refused;

    PatientConsumer(Consumer<?, ?> kafka, KafkaAccess access) {
        super(kafka);
        this.access = access;
        access.joined(kafka);
    }

    @Override
    void end() {
        access.left(wrapped());
    }

    @Override
    ConsumerRecords<?, ?> poll(Duration timeout) {
        if (!access.mayTry()) {
            return nothing(timeout);
        }
        if (refused) {
            throw new KafkaException("Kafka refused this consumer; it connects again");
        }
        try {
            ConsumerRecords<?, ?> records = wrapped().poll(timeout);
            access.polled(!records.isEmpty());
            return records;
        } catch (AuthenticationException | AuthorizationException why) {
            refused = true;
            access.refused(why);
            return ConsumerRecords.empty();
        }
    }

    private static ConsumerRecords<?, ?> nothing(Duration timeout) {
        try {
            Thread.sleep(timeout.toMillis());
        } catch (InterruptedException stop) {
            throw new InterruptException(stop);
        }
        return ConsumerRecords.empty();
    }
}
