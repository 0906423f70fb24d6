/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.canonical.event.BusinessKey;
import io.millrace.canonical.event.EventType;
import io.millrace.canonical.event.Examples;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The event catalogue for people: {@code docs/events.md} and the order table of {@code docs/architecture.md}. */
final class EventPages {

    private EventPages() {}

    /** Which topic and which keys order an event. */
    static String orderTable() {
        StringBuilder table = new StringBuilder(
                "| Event | Topic | Partition key | Further keys | Overtakes |\n|---|---|---|---|---|\n");
        for (EventType type : EventType.values()) {
            List<String> keys = keys(type);
            table.append("| [%s](events.md#%s) | `%s` | %s | %s | %s |\n"
                    .formatted(
                            type.shortName(),
                            type.shortName(),
                            type.topic().topic(),
                            keys.get(0),
                            String.join(", ", keys.subList(1, keys.size())),
                            type.overtakes() ? "what is blocked" : ""));
        }
        return table.toString();
    }

    /** Every event and every object in them, with an example. */
    static String catalogue() {
        StringBuilder page = new StringBuilder("""
                # Canonical events

                Generated from the records of `canonical-model`; the JSON Schema of each is on the classpath under
                `schema/`, the [AsyncAPI document](../canonical-model/src/main/resources/asyncapi.json) tells topics,
                headers and keys; [units](units.md) lists what may stand in a quantity. Unknown fields are skipped when
                an event is read; a released version never loses a field or a word.

                """);
        Map<String, JsonNode> objects = new TreeMap<>();
        for (EventType type : EventType.values()) {
            ObjectNode schema = SchemaGenerator.schema(type);
            schema.path("$defs")
                    .properties()
                    .forEach(definition -> objects.put(definition.getKey(), definition.getValue()));
            page.append("## %s\n\n%s\n\nType `%s`, topic `%s`, keys %s.\n\n"
                    .formatted(
                            type.shortName(),
                            schema.path("description").textValue(),
                            type.type(),
                            type.topic().topic(),
                            String.join(", ", keys(type))));
            page.append(fields(schema));
            page.append("\n```json\n%s```\n\n".formatted(new String(Examples.json(type), StandardCharsets.UTF_8)));
        }
        page.append("# Objects and values\n\n");
        objects.forEach((name, schema) -> page.append(
                "## %s\n\n%s\n\n%s".formatted(name, schema.path("description").textValue(), definition(schema))));
        return page.toString().strip() + '\n';
    }

    private static String definition(JsonNode schema) {
        if (schema.has("properties")) {
            return fields(schema) + '\n';
        }
        if (schema.has("enum")) {
            return "One of " + words(schema) + ".\n\n";
        }
        return "";
    }

    private static String fields(JsonNode schema) {
        Set<String> required = new LinkedHashSet<>();
        schema.path("required").forEach(name -> required.add(name.textValue()));
        StringBuilder table = new StringBuilder("| Field | Type | | Meaning |\n|---|---|---|---|\n");
        schema.path("properties")
                .properties()
                .forEach(field -> table.append("| %s | %s | %s | %s |\n"
                        .formatted(
                                field.getKey(),
                                type(field.getValue()),
                                required.contains(field.getKey()) ? "required" : "",
                                field.getValue().path("description").asText(""))));
        return table.toString();
    }

    private static String type(JsonNode schema) {
        if (schema.has("$ref")) {
            String name = schema.path("$ref").textValue().substring("#/$defs/".length());
            return "[%s](#%s)".formatted(name, name.toLowerCase(Locale.ROOT));
        }
        if (schema.has("items")) {
            return "list of " + type(schema.path("items"));
        }
        return schema.path("format").asText(schema.path("type").textValue());
    }

    private static String words(JsonNode schema) {
        return Arrays.stream(schema.path("enum")
                        .toString()
                        .replaceAll("[\\[\\]\"]", "")
                        .split(","))
                .map(word -> '`' + word + '`')
                .collect(Collectors.joining(", "));
    }

    private static List<String> keys(EventType type) {
        return Examples.data(type).keys().stream()
                .map(BusinessKey::kind)
                .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .toList();
    }
}
