/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.Map;

/** The body of a request: an entity, and others inside it, as a service's OData version writes them. */
final class RequestBody {

    private static final int QUANTITY_SCALE = 3;

    private final Service service;

    RequestBody(Service service) {
        this.service = service;
    }

    /** Reads an entity and what is inside it: a row whose navigation properties are arrays of rows. */
    ObjectNode read(EntitySet set, String body) {
        try {
            JsonNode document = Json.read(body.isBlank() ? "{}" : body);
            return row(set, document.has("d") ? document.get("d") : document);
        } catch (IOException e) {
            throw SapException.malformed("Error while parsing the request body: no JSON document");
        }
    }

    private ObjectNode row(EntitySet set, JsonNode document) {
        if (!document.isObject()) {
            throw SapException.malformed(
                    "Error while parsing the request body: an entity of " + set.name() + " expected");
        }
        ObjectNode row = Json.object();
        for (Map.Entry<String, JsonNode> field : document.properties()) {
            EntitySet.Property property = set.properties().get(field.getKey());
            EntitySet.Navigation by = set.navigations().get(field.getKey());
            if (property != null) {
                row.set(property.name(), read(property, field.getValue()));
            } else if (by != null) {
                ArrayNode rows = row.putArray(by.name());
                EntitySet target = service.sets().get(by.target());
                JsonNode inside =
                        field.getValue().has("results") ? field.getValue().get("results") : field.getValue();
                inside.forEach(other -> rows.add(row(target, other)));
            } else if (!field.getKey().startsWith("__") && !field.getKey().contains("@")) {
                throw SapException.malformed(
                        "Property '" + field.getKey() + "' is invalid for entity type '" + set.name() + "Type'");
            }
        }
        return row;
    }

    private JsonNode read(EntitySet.Property property, JsonNode given) {
        try {
            JsonNode value = property.normal(property.type().read(given, service.v2()));
            boolean tooLong = property.length() > 0 && value.asText().length() > property.length();
            String[] decimals = property.type() == Edm.DECIMAL ? value.asText().split("\\.") : new String[1];
            boolean tooFine = decimals.length == 2 && decimals[1].length() > QUANTITY_SCALE;
            if (!tooLong && !tooFine) {
                return value;
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // Said below: the system names the property and the value, never the reason.
        }
        throw SapException.malformed(
                "Property '" + property.name() + "' at offset '1' has invalid value '" + given.asText() + "'");
    }
}
