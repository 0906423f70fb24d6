/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.json.CloudEventCodec;
import io.millrace.core.header.AllowList;
import io.millrace.core.ingest.RawInput;
import io.millrace.core.ledger.SequenceMark;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** One record as it came: CloudEvents in binary mode, or structured JSON by its content type. */
record EventRecord(
        Map<String, String> attributes,
        @Nullable String contentType,
        byte[] value,
        Supplier<Map<String, String>> context) {

    private static final byte[] NOTHING = {};
    private static final Pattern SEQUENCE = Pattern.compile("0*\\d{1,18}");

    static EventRecord of(ConsumerRecord<byte[], byte[]> record) {
        return new EventRecord(
                EventHeaders.attributes(record.headers()),
                EventHeaders.last(record.headers(), EventHeaders.CONTENT_TYPE),
                record.value() == null ? NOTHING : record.value(),
                () -> Map.of(
                        KafkaConstants.TOPIC, record.topic(),
                        KafkaConstants.PARTITION, String.valueOf(record.partition()),
                        KafkaConstants.OFFSET, String.valueOf(record.offset())));
    }

    /** A record that is replayed out of the quarantine. */
    static EventRecord of(RawInput input) {
        Map<String, String> attributes = new HashMap<>();
        input.context().forEach((name, value) -> {
            if (name.startsWith(EventHeaders.PREFIX)) {
                attributes.put(name.substring(EventHeaders.PREFIX.length()), value);
            }
        });
        return new EventRecord(attributes, input.contentType(), input.bytes(), input::context);
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
        Map<String, String> all = new HashMap<>(context.get());
        attributes.forEach((name, value) -> {
            if (AllowList.KAFKA.allowsIn(EventHeaders.PREFIX + name)) {
                all.put(EventHeaders.PREFIX + name, value);
            }
        });
        all.values().removeIf(value -> value == null);
        return new RawInput(value, contentType == null ? "application/json" : contentType, all, routeId);
    }
}
