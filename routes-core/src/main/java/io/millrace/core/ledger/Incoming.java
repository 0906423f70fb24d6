/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.canonical.event.BusinessKey;
import io.millrace.canonical.event.DeterministicId;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventEnvelope;
import io.millrace.canonical.json.CloudEventCodec;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way into the ledger, encoded once for all targets.
 *
 * @param keys every business key it holds its place for
 * @param sha256 of what the source said: tells the same again from a conflict
 */
record Incoming(EventEnvelope envelope, byte[] data, List<String> keys, String sha256) implements Element {

    /** Source and id: what makes an event the same event. */
    record Identity(String source, String eventId) {}

    static Incoming of(Event<?> event) {
        byte[] data = CloudEventCodec.data(event);
        List<String> keys = event.data().keys().stream()
                .map(BusinessKey::toString)
                .distinct()
                .toList();
        EventEnvelope envelope = event.envelope();
        String sha256 = new Digest()
                .field(envelope.type().type())
                .field(envelope.subject())
                .add(data)
                .hex();
        return new Incoming(envelope, data, keys, sha256);
    }

    @Override
    public String source() {
        return envelope.source();
    }

    @Override
    public @Nullable Long number() {
        return envelope.sequence();
    }

    boolean overtakes() {
        return envelope.type().overtakes();
    }

    Identity identity() {
        return new Identity(envelope.source(), envelope.id());
    }

    /** The delivery as it begins. */
    StoredDelivery delivery(
            long id, String target, State state, int waiting, int revision, @Nullable Conflict conflict, Instant now) {
        return new StoredDelivery(
                id,
                target,
                Kind.POST,
                envelope.source(),
                envelope.id(),
                envelope.type().type(),
                envelope.subject(),
                envelope.plant(),
                envelope.time().toString(),
                envelope.sequence(),
                envelope.correlationId(),
                envelope.causationId(),
                envelope.partitionKey(),
                envelope.traceparent(),
                data,
                sha256,
                conflict == null ? null : conflict.originalId(),
                state,
                waiting,
                overtakes(),
                0,
                revision,
                idempotencyKey(envelope.source(), envelope.id(), target, Kind.POST, revision),
                null,
                null,
                null,
                null,
                false,
                now,
                null,
                null,
                null,
                conflict == null ? null : LedgerError.CONFLICT.code(),
                conflict == null ? null : conflict.text(),
                now,
                now);
    }

    /** What this event contradicts. */
    record Conflict(long originalId, String text) {}

    /** The same on every attempt and replay of one revision. */
    static String idempotencyKey(String source, String eventId, String target, Kind kind, int revision) {
        return kind == Kind.POST
                ? DeterministicId.of(source, eventId, target, String.valueOf(revision))
                : DeterministicId.of(source, eventId, target, String.valueOf(revision), kind.name());
    }
}
