/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request, alone or as a part of a {@code $batch}.
 *
 * @param path the raw path within the service, without a leading slash
 * @param headers by name, whatever its case
 */
record Call(String method, String path, Map<String, String> query, Map<String, String> headers, String body) {

    static Call of(String method, String path, String rawQuery, Map<String, String> headers, String body) {
        Map<String, String> named = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        named.putAll(headers);
        return new Call(method, path, query(rawQuery), named, body);
    }

    String header(String name) {
        return headers.get(name);
    }

    boolean reads() {
        return method.equals("GET") || method.equals("HEAD");
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        if (raw != null && !raw.isEmpty()) {
            for (String pair : raw.split("&")) {
                String[] parts = pair.split("=", 2);
                query.put(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
            }
        }
        return query;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
