/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.json.CloudEventCodec;
import io.millrace.core.header.AllowList;
import io.millrace.core.ingest.RawInput;
import io.millrace.core.ledger.SequenceMark;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** One record as it came: CloudEvents in binary mode, or structured JSON by its content type. */
record EventRecord(
        Map<String, String> attributes, @Nullable String contentType, byte[] value, Map<String, String> context) {

    private static final byte[] NOTHING = {};
    private static final Pattern SEQUENCE = Pattern.compile("0*\\d{1,18}");

    /** A child exchange of Camel's batching consumer. */
    static EventRecord of(Exchange child) {
        Message message = child.getMessage();
        Headers headers = message.getHeader(KafkaConstants.HEADERS, Headers.class);
        Map<String, String> attributes = EventHeaders.attributes(headers);
        Map<String, String> context = new HashMap<>();
        for (String name : new String[] {KafkaConstants.TOPIC, KafkaConstants.PARTITION, KafkaConstants.OFFSET}) {
            context.put(name, message.getHeader(name, String.class));
        }
        byte[] value = message.getBody(byte[].class);
        return new EventRecord(
                attributes,
                EventHeaders.last(headers, EventHeaders.CONTENT_TYPE),
                value == null ? NOTHING : value,
                context);
    }

    /** A record that is replayed out of the quarantine. */
    static EventRecord of(RawInput input) {
        Map<String, String> attributes = new HashMap<>();
        input.context().forEach((name, value) -> {
            if (name.startsWith(EventHeaders.PREFIX)) {
                attributes.put(name.substring(EventHeaders.PREFIX.length()), value);
            }
        });
        return new EventRecord(attributes, input.contentType(), input.bytes(), input.context());
    }

    boolean isStructured() {
        return contentType != null && contentType.startsWith("application/cloudevents");
    }

    /** The CloudEvents type without decoding anything; null if only the document says it. */
    @Nullable
    String type() {
        return attributes.get("type");
    }

    Event<?> decode() {
        return isStructured() ? CloudEventCodec.readStructured(value) : CloudEventCodec.decode(attributes, value);
    }

    /** That its number was seen; null if it has none. */
    @Nullable
    SequenceMark mark() {
        String source = attributes.get("source");
        String sequence = attributes.get("sequence");
        return source != null && sequence != null && SEQUENCE.matcher(sequence).matches()
                ? new SequenceMark(source, Long.parseLong(sequence))
                : null;
    }

    RawInput rawInput(String routeId) {
        Map<String, String> all = new HashMap<>(context);
        attributes.forEach((name, value) -> {
            if (AllowList.KAFKA.allowsIn(EventHeaders.PREFIX + name)) {
                all.put(EventHeaders.PREFIX + name, value);
            }
        });
        all.values().removeIf(value -> value == null);
        return new RawInput(value, contentType == null ? "application/json" : contentType, all, routeId);
    }
}
