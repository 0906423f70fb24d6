/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path within a service: {@code ProdnOrdConf2(ConfirmationGroup='1',ConfirmationCount='1')/to_X}.
 *
 * @param segments each with its key, which is empty when there is none
 */
record Address(List<Segment> segments) {

    private static final Pattern SEGMENT = Pattern.compile("([$\\w.]+)(?:\\((.*)\\))?", Pattern.DOTALL);
    private static final Pattern KEY =
            Pattern.compile("(?:(\\w+)=)?((?:[a-z]+)?'(?:[^']|'')*'|[^,']+)(?:,|$)", Pattern.DOTALL);

    /** @param key literals by property name; the only one of an unnamed key has the name "" */
    record Segment(String name, Map<String, String> key) {}

    Segment first() {
        return segments.get(0);
    }

    static Address parse(String rawPath) {
        List<Segment> segments = new ArrayList<>();
        for (String raw : rawPath.split("/")) {
            String segment = URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
            Matcher matcher = SEGMENT.matcher(segment);
            if (!matcher.matches()) {
                throw SapException.malformed("Malformed URI segment '" + segment + "'");
            }
            segments.add(new Segment(matcher.group(1), key(matcher.group(2))));
        }
        return new Address(segments);
    }

    private static Map<String, String> key(String text) {
        Map<String, String> key = new LinkedHashMap<>();
        if (text != null) {
            Matcher part = KEY.matcher(text);
            int end = 0;
            while (end < text.length() && part.find(end) && part.start() == end) {
                key.put(part.group(1) == null ? "" : part.group(1), part.group(2));
                end = part.end();
            }
            if (end < text.length() || key.isEmpty()) {
                throw SapException.malformed("Invalid key predicate '" + text + "'");
            }
        }
        return key;
    }
}
