/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An entity set of a service: its properties in SAP's order and where one can go from it.
 *
 * @param etag the property behind its ETag, or null: then a change needs no If-Match
 */
record EntitySet(String name, String etag, Map<String, Property> properties, Map<String, Navigation> navigations) {

    private static final Set<String> NUMBERS = Set.of(
            "ManufacturingOrder",
            "OrderID",
            "ConfirmationGroup",
            "ConfirmationCount",
            "DeliveryDocument",
            "InspectionLot",
            "MaintenanceNotification",
            "Reservation",
            "ReservationItem");

    /** @param length the longest text, 0 for any */
    record Property(String name, Edm type, boolean key, int length) {

        /** Numbers of documents are stored without the zeros in front, whoever writes them. */
        JsonNode normal(JsonNode value) {
            return NUMBERS.contains(name) && value.asText().matches("0+\\d+")
                    ? TextNode.valueOf(value.asText().replaceFirst("^0+(?=.)", ""))
                    : value;
        }
    }

    /** @param join property here → property there */
    record Navigation(String name, String target, Map<String, String> join, boolean one) {}

    EntitySet(String name, String etag) {
        this(name, etag, new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    List<Property> keys() {
        return properties.values().stream().filter(Property::key).toList();
    }

    /** The row's key as one text, in the order of the key properties. */
    String keyOf(JsonNode row) {
        return keys().stream().map(key -> row.path(key.name()).asText()).collect(Collectors.joining("|"));
    }

    /** The key that a URL names, as one text like {@link #keyOf}. */
    String keyOf(Map<String, String> literals) {
        List<Property> keys = keys();
        boolean unnamed = literals.size() == 1 && literals.containsKey("");
        if (literals.size() != keys.size() || unnamed && keys.size() != 1) {
            throw SapException.malformed("Invalid key predicate for '" + name + "'");
        }
        return keys.stream()
                .map(key -> {
                    String literal = literals.get(unnamed ? "" : key.name());
                    if (literal == null) {
                        throw SapException.malformed("Invalid key predicate for '" + name + "'");
                    }
                    return key.normal(key.type().literal(literal)).asText();
                })
                .collect(Collectors.joining("|"));
    }

    /** The value of a property; what nobody has filled is initial. */
    JsonNode value(ObjectNode row, Property property) {
        JsonNode value = row.get(property.name());
        return value == null ? property.type().initial() : value;
    }

    /** A row changes its ETag with every change, even within the second that SAP's timestamps know. */
    String etagOf(JsonNode row) {
        return "W/\"'" + row.path(etag).asText() + "." + row.path(Books.VERSION).asInt() + "'\"";
    }
}
