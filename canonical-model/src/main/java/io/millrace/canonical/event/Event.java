/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import io.millrace.canonical.error.FieldException;
import io.millrace.canonical.error.ModelError;
import io.millrace.canonical.value.EquipmentPath;
import java.time.OffsetDateTime;

/**
 * A canonical event: what flows carry as their body, one or a {@code List} of them.
 *
 * @param <D> the event's data, see {@link EventType}
 */
public record Event<D extends EventData>(EventEnvelope envelope, D data) {

    /** Refuses an envelope that does not tell its data's type, first business key and plant. */
    public Event {
        agree("type", envelope.type().type(), EventType.of(data).type());
        agree("partitionkey", envelope.partitionKey(), partitionKey(data));
        agree("plant", envelope.plant(), data.plant().value());
    }

    /**
     * An event whose type, partition key and plant are those of its data.
     *
     * @param id the source's own event id, else a {@link DeterministicId}
     * @param source where it happened, an {@link EquipmentPath}
     * @param subject the business key in the owner's words, for example the work order's number
     * @param correlationId the same through the whole business transaction
     */
    public static <D extends EventData> Event<D> of(
            D data, String id, String source, String subject, OffsetDateTime time, String correlationId) {
        EventEnvelope envelope = new EventEnvelope(
                id,
                source,
                EventType.of(data),
                subject,
                time,
                correlationId,
                null,
                null,
                partitionKey(data),
                null,
                data.plant().value());
        return new Event<>(envelope, data);
    }

    /** This event as the effect of another. */
    public Event<D> withCausation(String causationId) {
        return new Event<>(envelope.withCausation(causationId), data);
    }

    /** @param sequence the source's running number, from 1 */
    public Event<D> withSequence(long sequence) {
        return new Event<>(envelope.withSequence(sequence), data);
    }

    /** @param traceparent W3C trace context */
    public Event<D> withTraceparent(String traceparent) {
        return new Event<>(envelope.withTraceparent(traceparent), data);
    }

    private static String partitionKey(EventData data) {
        return data.keys().get(0).toString();
    }

    private static void agree(String attribute, String said, String expected) {
        if (!said.equals(expected)) {
            throw new FieldException(
                    ModelError.BAD_ENVELOPE,
                    attribute,
                    "must be '" + expected + "' as the data says, got '" + said + "'");
        }
    }
}
