/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.canonical.json.CanonicalJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A document of SAP may be for several plants: each gets the document with its own items. */
final class PlantParts {

    private PlantParts() {}

    /** @param plant of which items alone; empty: of all. @param kept whether an item is told of at all */
    static List<byte[]> of(JsonNode document, String items, String plant, Predicate<JsonNode> kept) {
        Map<String, ArrayNode> byPlant = new LinkedHashMap<>();
        for (JsonNode item : document.path(items)) {
            String its = item.path("Plant").asText("");
            if ((plant.isEmpty() || plant.equals(its)) && kept.test(item)) {
                byPlant.computeIfAbsent(its, any -> CanonicalJson.mapper().createArrayNode())
                        .add(item);
            }
        }
        List<byte[]> parts = new ArrayList<>();
        byPlant.forEach((any, its) -> {
            ObjectNode part = document.deepCopy();
            part.set(items, its);
            parts.add(CanonicalJson.write(part));
        });
        return parts;
    }
}
