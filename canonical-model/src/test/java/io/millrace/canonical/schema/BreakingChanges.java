/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What would break a reader or a writer of a released schema: a field removed (or renamed), of another type, newly
 * required or no longer promised, an enum's word removed. Such a change needs a new version beside the old one.
 */
final class BreakingChanges {

    private final JsonNode released;
    private final JsonNode now;
    private final List<String> found = new ArrayList<>();

    private BreakingChanges(JsonNode released, JsonNode now) {
        this.released = released;
        this.now = now;
    }

    /** One line for each, starting with the field's path; empty if the change is compatible. */
    static List<String> between(JsonNode released, JsonNode now) {
        BreakingChanges changes = new BreakingChanges(released, now);
        changes.compare("", released, now);
        return changes.found;
    }

    private void compare(String path, JsonNode releasedSchema, JsonNode nowSchema) {
        JsonNode old = resolve(released, releasedSchema);
        JsonNode young = resolve(now, nowSchema);
        for (String keyword : List.of("type", "format", "pattern")) {
            if (!old.path(keyword).equals(young.path(keyword))) {
                found.add(path + ": " + keyword + " was " + said(old, keyword) + ", is " + said(young, keyword));
            }
        }
        Set<String> words = texts(old.path("enum"));
        words.removeAll(texts(young.path("enum")));
        words.forEach(word -> found.add(path + ": word " + word + " is removed"));
        compareFields(path, old, young);
        if (old.has("items") && young.has("items")) {
            compare(path + "[]", old.path("items"), young.path("items"));
        }
    }

    private void compareFields(String path, JsonNode old, JsonNode young) {
        String prefix = path.isEmpty() ? "" : path + '.';
        Set<String> before = texts(old.path("required"));
        Set<String> after = texts(young.path("required"));
        for (String name : after) {
            if (!before.contains(name)) {
                found.add(prefix + name + ": is newly required");
            }
        }
        old.path("properties").fieldNames().forEachRemaining(name -> {
            if (!young.path("properties").has(name)) {
                found.add(prefix + name + ": is removed");
                return;
            }
            if (before.contains(name) && !after.contains(name)) {
                found.add(prefix + name + ": is no longer promised");
            }
            compare(
                    prefix + name,
                    old.path("properties").path(name),
                    young.path("properties").path(name));
        });
    }

    private static JsonNode resolve(JsonNode document, JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.path("$ref").textValue().substring(1)) : schema;
    }

    private static String said(JsonNode schema, String keyword) {
        return schema.path(keyword).asText("absent");
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(text -> texts.add(text.textValue()));
        return texts;
    }
}
