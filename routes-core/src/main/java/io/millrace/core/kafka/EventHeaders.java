/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import io.millrace.canonical.event.EventEnvelope;
import io.millrace.canonical.json.CloudEventCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

/** The CloudEvents attributes of a record in binary mode: Kafka headers {@code ce_<name>}, UTF-8. */
final class EventHeaders {

    static final String PREFIX = "ce_";
    static final String TYPE = PREFIX + "type";
    static final String ID = PREFIX + "id";
    static final String SOURCE = PREFIX + "source";
    static final String CONTENT_TYPE = "content-type";

    private static final int MOST = 15;
    private static final Header JSON = header(CONTENT_TYPE, "application/json");

    /** The header names of the attributes that the codec knows, put together once. */
    private static final Map<String, String> NAMES = new ConcurrentHashMap<>();

    private EventHeaders() {}

    /** What a record of an event in binary mode carries, and nothing else. */
    static List<Header> of(EventEnvelope envelope) {
        List<Header> headers = new ArrayList<>(MOST);
        CloudEventCodec.attributes(
                envelope, (name, value) -> headers.add(header(NAMES.computeIfAbsent(name, PREFIX::concat), value)));
        headers.add(JSON);
        return headers;
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** The attributes by their CloudEvents names. A header that is there twice counts as its last one. */
    static Map<String, String> attributes(Headers headers) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (Header header : headers) {
            if (header.key().startsWith(PREFIX) && header.value() != null) {
                attributes.put(header.key().substring(PREFIX.length()), text(header));
            }
        }
        return attributes;
    }

    /** The header's text, or null. */
    static String last(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : text(header);
    }

    private static String text(Header header) {
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
