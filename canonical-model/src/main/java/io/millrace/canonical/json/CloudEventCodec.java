/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.v1.CloudEventV1;
import io.cloudevents.jackson.JsonFormat;
import io.millrace.canonical.error.FieldException;
import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.error.ModelError;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventEnvelope;
import io.millrace.canonical.event.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Canonical events as CloudEvents 1.0.2: binary mode (attributes apart from data) and structured JSON.
 *
 * <p>The extensions are {@code correlationid}, {@code causationid}, {@code sequence} (20 digits, zero-padded, so that it
 * sorts as text), {@code partitionkey}, {@code traceparent} and {@code plant}.
 */
public final class CloudEventCodec {

    /** The content type of {@link #writeStructured}. */
    public static final String STRUCTURED_CONTENT_TYPE = JsonFormat.CONTENT_TYPE;

    private static final String SPEC_VERSION = "1.0";
    private static final String DATA_CONTENT_TYPE = "application/json";
    private static final Pattern SEQUENCE = Pattern.compile("\\d{1,20}");

    private static final ObjectMapper STRUCTURED =
            CanonicalJson.mapper().copy().registerModule(JsonFormat.getCloudEventJacksonModule());

    private CloudEventCodec() {}

    /** The attributes by their CloudEvents names, absent ones left out; Kafka writes them as {@code ce_<name>}. */
    public static Map<String, String> attributes(EventEnvelope envelope) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes(envelope, attributes::put);
        return attributes;
    }

    /** Tells the attributes one by one, as {@link #attributes(EventEnvelope)} has them. */
    public static void attributes(EventEnvelope envelope, BiConsumer<String, String> attribute) {
        attribute.accept(CloudEventV1.SPECVERSION, SPEC_VERSION);
        attribute.accept(CloudEventV1.ID, envelope.id());
        attribute.accept(CloudEventV1.SOURCE, envelope.source());
        attribute.accept(CloudEventV1.TYPE, envelope.type().type());
        attribute.accept(CloudEventV1.SUBJECT, envelope.subject());
        attribute.accept(CloudEventV1.TIME, Rfc3339.format(envelope.time()));
        attribute.accept(CloudEventV1.DATASCHEMA, envelope.type().dataSchema());
        attribute.accept(CloudEventV1.DATACONTENTTYPE, DATA_CONTENT_TYPE);
        extensions(envelope, attribute);
    }

    /** The data as JSON: the Kafka record's value. */
    public static byte[] data(Event<?> event) {
        return CanonicalJson.write(event.data());
    }

    /**
     * @param attributes by their CloudEvents names; others than ours are skipped
     * @throws MfgException {@code BAD_ENVELOPE} with the attribute's name, {@code UNKNOWN_EVENT_TYPE}, or what
     *     {@link CanonicalJson#read} throws
     */
    public static Event<?> decode(Map<String, String> attributes, byte[] data) {
        String version = attributes.get(CloudEventV1.SPECVERSION);
        if (version != null && !SPEC_VERSION.equals(version)) {
            throw bad(CloudEventV1.SPECVERSION, "must be " + SPEC_VERSION + ", got '" + version + "'", null);
        }
        EventType type = EventType.ofType(required(attributes, CloudEventV1.TYPE));
        String traceparent = attributes.get("traceparent");
        EventEnvelope envelope = new EventEnvelope(
                attributes.get(CloudEventV1.ID),
                attributes.get(CloudEventV1.SOURCE),
                type,
                attributes.get(CloudEventV1.SUBJECT),
                time(required(attributes, CloudEventV1.TIME)),
                attributes.get("correlationid"),
                attributes.get("causationid"),
                sequence(attributes.get("sequence")),
                attributes.get("partitionkey"),
                // A malformed trace context is ignored, as W3C says: it must not cost the business its event.
                traceparent != null && EventEnvelope.isTraceparent(traceparent) ? traceparent : null,
                attributes.get("plant"));
        return new Event<>(envelope, CanonicalJson.read(data, type.dataClass()));
    }

    /** Structured mode: one JSON document with the attributes and the data. */
    public static byte[] writeStructured(Event<?> event) {
        EventEnvelope envelope = event.envelope();
        CloudEventBuilder builder = CloudEventBuilder.v1()
                .withId(envelope.id())
                .withSource(URI.create(envelope.source()))
                .withType(envelope.type().type())
                .withSubject(envelope.subject())
                .withTime(envelope.time())
                .withDataSchema(URI.create(envelope.type().dataSchema()))
                .withData(DATA_CONTENT_TYPE, data(event));
        extensions(envelope, builder::withExtension);
        try {
            return STRUCTURED.writeValueAsBytes(builder.build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws MfgException as {@link #decode} does */
    public static Event<?> readStructured(byte[] json) {
        CloudEvent cloudEvent = readCloudEvent(json);
        CloudEventData data = cloudEvent.getData();
        if (data == null) {
            throw bad("data", "is missing", null);
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        cloudEvent.getAttributeNames().forEach(name -> attributes.put(name, string(cloudEvent.getAttribute(name))));
        cloudEvent.getExtensionNames().forEach(name -> attributes.put(name, string(cloudEvent.getExtension(name))));
        return decode(attributes, data.toBytes());
    }

    private static CloudEvent readCloudEvent(byte[] json) {
        try {
            return CanonicalJson.read(STRUCTURED.readerFor(CloudEvent.class), json);
        } catch (FieldException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new MfgException(ModelError.BAD_ENVELOPE, "not a CloudEvent: " + cause.getMessage(), e);
        }
    }

    private static void extensions(EventEnvelope envelope, BiConsumer<String, String> extension) {
        extension.accept("correlationid", envelope.correlationId());
        if (envelope.causationId() != null) {
            extension.accept("causationid", envelope.causationId());
        }
        if (envelope.sequence() != null) {
            extension.accept("sequence", String.format("%020d", envelope.sequence()));
        }
        extension.accept("partitionkey", envelope.partitionKey());
        if (envelope.traceparent() != null) {
            extension.accept("traceparent", envelope.traceparent());
        }
        extension.accept("plant", envelope.plant());
    }

    private static @Nullable String string(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static OffsetDateTime time(String time) {
        try {
            return Rfc3339.parse(time);
        } catch (DateTimeException e) {
            throw bad(CloudEventV1.TIME, "must be an RFC 3339 time with offset", e);
        }
    }

    private static @Nullable Long sequence(@Nullable String sequence) {
        if (sequence == null) {
            return null;
        }
        if (!SEQUENCE.matcher(sequence).matches()) {
            throw bad("sequence", "must be a number of at most 20 digits", null);
        }
        try {
            return Long.valueOf(sequence);
        } catch (NumberFormatException e) {
            throw bad("sequence", "must not be more than " + Long.MAX_VALUE, e);
        }
    }

    private static String required(Map<String, String> attributes, String name) {
        String value = attributes.get(name);
        if (value == null) {
            throw bad(name, "is missing", null);
        }
        return value;
    }

    private static FieldException bad(String attribute, String problem, @Nullable Throwable cause) {
        return new FieldException(ModelError.BAD_ENVELOPE, attribute, problem, cause);
    }
}
