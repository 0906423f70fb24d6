/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The CloudEvents 1.0.2 attributes of a canonical event.
 *
 * @param id deterministic: the source's own event id, or a UUIDv5 of what identifies the fact; with {@code source} it
 *     is the key of deduplication
 * @param source the ISA-95 path of where it happened, {@code /enterprise/site/area/line}
 * @param subject the business key in the owner's words, for example the work order's number
 * @param time when it happened, with the plant's offset
 * @param correlationId the same through the whole business transaction
 * @param causationId the id of the event that caused this one
 * @param sequence the source's own running number, from 1, written zero-padded on the wire; absent if it has none
 * @param partitionKey the first business key
 * @param traceparent W3C trace context
 */
public record EventEnvelope(
        String id,
        String source,
        EventType type,
        String subject,
        OffsetDateTime time,
        String correlationId,
        @Nullable String causationId,
        @Nullable Long sequence,
        String partitionKey,
        @Nullable String traceparent,
        String plant) {}
