/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import io.millrace.canonical.error.FieldException;
import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.error.ModelError;
import io.millrace.canonical.value.Check;
import io.millrace.canonical.value.EquipmentPath;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The CloudEvents 1.0.2 attributes of a canonical event. Each text has 1 to 255 printable characters.
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
        String plant) {

    /** The exchange property by which flows carry the envelope once the data is mapped. */
    public static final String PROPERTY = "MillraceEnvelope";

    /** The longest attribute. */
    public static final int MAX_LENGTH = 255;

    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    public EventEnvelope {
        text("id", id);
        source(source);
        required("type", type);
        text("subject", subject);
        required("time", time);
        text("correlationid", correlationId);
        if (causationId != null) {
            text("causationid", causationId);
        }
        if (sequence != null && sequence < 1) {
            throw bad("sequence", "must be 1 or more, got " + sequence);
        }
        text("partitionkey", partitionKey);
        if (traceparent != null && !isTraceparent(traceparent)) {
            throw bad("traceparent", "must be a W3C trace context");
        }
        text("plant", plant);
    }

    public EventEnvelope withCausation(String newCausationId) {
        return new EventEnvelope(
                id,
                source,
                type,
                subject,
                time,
                correlationId,
                newCausationId,
                sequence,
                partitionKey,
                traceparent,
                plant);
    }

    public EventEnvelope withSequence(long newSequence) {
        return new EventEnvelope(
                id,
                source,
                type,
                subject,
                time,
                correlationId,
                causationId,
                newSequence,
                partitionKey,
                traceparent,
                plant);
    }

    public EventEnvelope withTraceparent(String newTraceparent) {
        return new EventEnvelope(
                id,
                source,
                type,
                subject,
                time,
                correlationId,
                causationId,
                sequence,
                partitionKey,
                newTraceparent,
                plant);
    }

    /** Whether a text has the form of a W3C trace context. */
    public static boolean isTraceparent(String text) {
        return TRACEPARENT.matcher(text).matches();
    }

    private static void source(String source) {
        required("source", source);
        try {
            new EquipmentPath(source);
        } catch (MfgException e) {
            throw new FieldException(
                    ModelError.BAD_ENVELOPE, "source", "must be an ISA-95 path such as /enterprise/site/area/line", e);
        }
        text("source", source);
    }

    private static void required(String attribute, @Nullable Object value) {
        if (value == null) {
            throw bad(attribute, "is missing");
        }
    }

    private static void text(String attribute, @Nullable String value) {
        required(attribute, value);
        if (value.isBlank() || value.length() > MAX_LENGTH || Check.hasControl(value)) {
            throw bad(
                    attribute,
                    "must be 1 to " + MAX_LENGTH + " printable characters, got " + value.length() + " characters");
        }
    }

    private static FieldException bad(String attribute, String problem) {
        return new FieldException(ModelError.BAD_ENVELOPE, attribute, problem);
    }
}
