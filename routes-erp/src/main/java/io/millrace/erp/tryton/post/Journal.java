/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.post;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.erp.tryton.rpc.Tryton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Our notes on a record of Tryton, one for each posting: {@code Millrace <key>: <words>}. Movements of stock and work
 * cycles have no field for a reference, a note can be searched by its record, and people see it there.
 */
final class Journal {

    private static final String NOTE = "ir.note";
    private static final String MARK = "Millrace ";

    private final Tryton tryton;
    private final String resource;
    private final Map<String, String> entries = new LinkedHashMap<>();

    private Journal(Tryton tryton, String resource) {
        this.tryton = tryton;
        this.resource = resource;
    }

    /** @param resource the record, {@code production,12} */
    static Journal of(Tryton tryton, String resource) {
        Journal journal = new Journal(tryton, resource);
        for (JsonNode note : journal.notes(MARK + '%')) {
            String message = note.path("message").asText();
            int end = message.indexOf(": ");
            if (end > 0) {
                journal.entries.putIfAbsent(message.substring(MARK.length(), end), message.substring(end + 2));
            }
        }
        return journal;
    }

    private List<JsonNode> notes(String like) {
        return tryton.search(
                NOTE, List.of(List.of("resource", "=", resource), List.of("message", "like", like)), "message");
    }

    /** Words by key, oldest first. */
    Map<String, String> entries() {
        return entries;
    }

    @Nullable
    String find(String key) {
        return entries.get(key);
    }

    void write(String key, String words) {
        tryton.create(NOTE, List.of(Map.of("resource", resource, "message", MARK + key + ": " + words)));
        entries.put(key, words);
    }

    void erase(String key) {
        List<Integer> ids = notes(MARK + key + ": %").stream()
                .map(note -> note.path("id").asInt())
                .toList();
        if (!ids.isEmpty()) {
            tryton.press(NOTE, "delete", ids);
        }
        entries.remove(key);
    }
}
