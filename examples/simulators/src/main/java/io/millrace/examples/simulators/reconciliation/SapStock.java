/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators.reconciliation;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.examples.simulators.SapClient;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What SAP had of a lot at a moment, by its material documents; they know their time to the second. */
final class SapStock {

    static final String FREE = "01";
    static final String BLOCKED = "07";

    /** The stock that an item took from and gave to: material, plant, location, batch, special stock, stock type. */
    private static final String FROM = "~from";

    private static final String TO = "~to";
    private static final int BATCH = 3;

    /** A quantity that came to a stock, or, negative, left it. */
    private record Movement(Instant at, BigDecimal quantity) {}

    private final Map<String, List<Movement>> movements = new HashMap<>();

    static SapStock read(SapClient sap) throws IOException {
        Map<String, Instant> times = new HashMap<>();
        sap.table("A_MaterialDocumentHeader")
                .forEach(row -> times.put(
                        row.path("MaterialDocument").asText(),
                        SapDocuments.time(row, "Creation").toInstant()));
        SapStock stock = new SapStock();
        for (JsonNode item : sap.table("A_MaterialDocumentItem")) {
            Instant at = times.get(item.path("MaterialDocument").asText());
            BigDecimal quantity = new BigDecimal(item.path("QuantityInBaseUnit").asText("0"));
            stock.add(item.path(FROM).asText(), new Movement(at, quantity.negate()));
            stock.add(item.path(TO).asText(), new Movement(at, quantity));
        }
        return stock;
    }

    private void add(String side, Movement movement) {
        String[] parts = side.split("\\|");
        if (parts.length > BATCH) {
            String key = key(parts[0], parts[1], parts[BATCH], parts[parts.length - 1]);
            movements.computeIfAbsent(key, k -> new ArrayList<>()).add(movement);
        }
    }

    /** Of all storage locations together. */
    BigDecimal at(Instant moment, String plant, String item, String lot, String stockType) {
        return movements.getOrDefault(key(item, plant, lot, stockType), List.of()).stream()
                .filter(movement -> !movement.at().isAfter(moment))
                .map(Movement::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String key(String item, String plant, String lot, String stockType) {
        return String.join("|", item, plant, lot, stockType);
    }
}
