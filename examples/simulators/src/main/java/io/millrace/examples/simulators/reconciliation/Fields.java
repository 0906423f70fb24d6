/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators.reconciliation;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a message or a document says, field by field, in one form for all systems: amounts without trailing zeros, units
 * by their Rec 20 code, shipment lines by item, lot and handling unit.
 */
final class Fields {

    private static final Set<String> AMOUNTS = Set.of("quantity", "yield", "scrap", "rework");
    private static final Set<String> SUBJECTS = Set.of("workOrder", "shipment", "hold");
    private static final Map<String, String> REC_20_OF_MACHINE_UNIT = Map.of("kg", "KGM", "pcs", "EA");

    private Fields() {}

    /** The fields of a body; those of its subject (the hold in a hold message) are raised to the top. */
    static Map<String, String> of(JsonNode body) {
        Map<String, String> fields = new LinkedHashMap<>();
        body.properties().forEach(field -> {
            if (SUBJECTS.contains(field.getKey()) && field.getValue().isObject()) {
                fields.putAll(of(field.getValue()));
                fields.put(field.getKey(), field.getValue().path("id").asText());
            } else if (!field.getValue().isNull()) {
                fields.put(field.getKey(), value(field.getKey(), field.getValue()));
            }
        });
        return fields;
    }

    static boolean isAmount(String field) {
        return AMOUNTS.contains(field);
    }

    /** The number in a field, 0 if it is absent. */
    static BigDecimal amount(JsonNode body, String field) {
        String text = body.path(field).asText("");
        return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
    }

    private static String value(String name, JsonNode value) {
        if (value.isArray()) {
            Set<String> elements = new TreeSet<>();
            value.forEach(element -> elements.add(element.isObject() ? line(of(element)) : element.asText()));
            return String.join(", ", elements);
        }
        if (AMOUNTS.contains(name)) {
            return new BigDecimal(value.asText()).stripTrailingZeros().toPlainString();
        }
        return name.equals("unit")
                ? REC_20_OF_MACHINE_UNIT.getOrDefault(value.asText(), value.asText())
                : value.asText();
    }

    private static String line(Map<String, String> fields) {
        return fields.get("quantity") + " " + fields.get("unit") + " of " + fields.get("item") + " lot "
                + fields.get("lot") + (fields.containsKey("handlingUnit") ? " in " + fields.get("handlingUnit") : "");
    }
}
