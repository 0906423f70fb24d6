/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** The CloudEvents attributes of a record in binary mode: Kafka headers {@code ce_<name>}, UTF-8. */
final class EventHeaders {

    static final String PREFIX = "ce_";
    static final String TYPE = PREFIX + "type";
    static final String ID = PREFIX + "id";
    static final String SOURCE = PREFIX + "source";
    static final String CONTENT_TYPE = "content-type";

    private EventHeaders() {}

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
