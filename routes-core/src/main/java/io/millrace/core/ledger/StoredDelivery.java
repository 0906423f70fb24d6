/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventData;
import io.millrace.canonical.event.EventEnvelope;
import io.millrace.canonical.event.EventType;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.core.post.TargetClass;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One delivery, event x target, as the ledger holds it.
 *
 * @param id the order in which the target gets what shares a business key
 * @param eventType CloudEvents type
 * @param eventTime ISO 8601 with the plant's offset
 * @param data the event's canonical JSON
 * @param acceptedSha256 of what the source said; stays when a person corrects the data
 * @param originalId what a {@link Kind#REVERSE} reverses, or what a conflict is in conflict with
 * @param waiting the number of its keys that an earlier open delivery holds
 * @param revision raised by each correction, never by a retry or a replay
 * @param targetClass known since the first call
 * @param request what was sent first, and is sent again
 * @param ambiguous whether an earlier call may have had an effect
 * @param code of {@code docs/errors.md}
 * @param text what an operator reads
 */
public record StoredDelivery(
        long id,
        String target,
        Kind kind,
        String source,
        String eventId,
        String eventType,
        String subject,
        String plant,
        String eventTime,
        @Nullable Long sequence,
        String correlationId,
        @Nullable String causationId,
        String partitionKey,
        @Nullable String traceparent,
        byte[] data,
        String acceptedSha256,
        @Nullable Long originalId,
        State state,
        int waiting,
        boolean overtakes,
        int attempts,
        int revision,
        String idempotencyKey,
        @Nullable TargetClass targetClass,
        byte @Nullable [] request,
        @Nullable String requestSha256,
        @Nullable Instant sentAt,
        boolean ambiguous,
        Instant nextAt,
        @Nullable Instant deadlineAt,
        @Nullable Long leaseEpoch,
        @Nullable String documentNumber,
        @Nullable String code,
        @Nullable String text,
        Instant acceptedAt,
        Instant updatedAt) {

    /** @throws MfgException if this version does not know the type or cannot read the data */
    public Event<?> event() {
        EventType type = EventType.ofType(eventType);
        EventEnvelope envelope = new EventEnvelope(
                eventId,
                source,
                type,
                subject,
                OffsetDateTime.parse(eventTime),
                correlationId,
                causationId,
                sequence,
                partitionKey,
                traceparent,
                plant);
        EventData read = CanonicalJson.read(data, type.dataClass());
        return new Event<>(envelope, read);
    }

    /** The type as flows name it, for example {@code material-consumed}; the full name if this version lacks it. */
    public String typeName() {
        String[] parts = eventType.split("\\.");
        return parts.length == 5 ? parts[2] + '-' + parts[3] : eventType;
    }

    /** The delivery once the intent of its call is durable. */
    StoredDelivery leaving(byte[] frozen, String frozenSha256, TargetClass itsClass, Instant now) {
        return new StoredDelivery(
                id,
                target,
                kind,
                source,
                eventId,
                eventType,
                subject,
                plant,
                eventTime,
                sequence,
                correlationId,
                causationId,
                partitionKey,
                traceparent,
                data,
                acceptedSha256,
                originalId,
                State.IN_FLIGHT,
                waiting,
                overtakes,
                attempts,
                revision,
                idempotencyKey,
                itsClass,
                frozen,
                frozenSha256,
                now,
                ambiguous,
                nextAt,
                deadlineAt,
                leaseEpoch,
                documentNumber,
                code,
                text,
                acceptedAt,
                now);
    }

    /** The delivery that takes the effect of this one back. */
    StoredDelivery reversal(long itsId, Instant now) {
        return new StoredDelivery(
                itsId,
                target,
                Kind.REVERSE,
                source,
                eventId,
                eventType,
                subject,
                plant,
                eventTime,
                sequence,
                correlationId,
                causationId,
                partitionKey,
                traceparent,
                data,
                acceptedSha256,
                id,
                State.RECEIVED,
                0,
                false,
                0,
                revision,
                Incoming.idempotencyKey(source, eventId, target, Kind.REVERSE, revision),
                null,
                null,
                null,
                null,
                false,
                now,
                null,
                null,
                documentNumber,
                null,
                null,
                now,
                now);
    }

    /** For a log line: never the payload. */
    @Override
    public String toString() {
        return "delivery " + id + " of " + typeName() + ' ' + eventId + " (" + partitionKey + ", plant " + plant
                + ") to " + target;
    }
}
