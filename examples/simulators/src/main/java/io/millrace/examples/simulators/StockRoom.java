/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What the ERP believes to have in stock: what was there in the morning, what was made and consumed since, and blocked. */
final class StockRoom {

    private static final String LOCATION = "ULM-STOCK";
    private static final BigDecimal IN_THE_MORNING = new BigDecimal("5000");

    /**
     * An item of the plant.
     *
     * @param problem why it may not be used; null if it may
     */
    record Item(String code, String description, String unit, boolean lotManaged, String problem) {}

    private static final Map<String, Item> ITEMS = items();

    private final Map<String, Map<String, BigDecimal>> stock = new HashMap<>();
    private final Map<String, String> statuses = new HashMap<>();

    StockRoom() {
        ITEMS.values().forEach(item -> add(item.code(), morningLot(item), IN_THE_MORNING));
    }

    private static Map<String, Item> items() {
        Map<String, Item> items = new TreeMap<>();
        for (PlantData.Product product : PlantData.PRODUCTS) {
            items.put(product.item(), new Item(product.item(), product.description(), "EA", true, null));
            for (PlantData.Material material : product.materials()) {
                boolean lotManaged = !material.backflush();
                items.put(
                        material.item(),
                        new Item(
                                material.item(),
                                "Material " + material.item(),
                                material.rec20Unit(),
                                lotManaged,
                                null));
            }
        }
        items.put("RM-199", new Item("RM-199", "Resin of the recalled supplier", "KGM", true, "BLOCKED"));
        items.put("FG-190", new Item("FG-190", "Pump housing, old series", "EA", true, "ENDING"));
        return items;
    }

    /** Null if there is none. */
    static Item item(String code) {
        return ITEMS.get(code);
    }

    /** Whether orders of it are made here. */
    static boolean isMade(String code) {
        return PlantData.PRODUCTS.stream().anyMatch(product -> product.item().equals(code));
    }

    private static String morningLot(Item item) {
        return item.lotManaged() ? item.code().replaceAll("[A-Z]+-", "M-") : "";
    }

    /** A confirmation has been booked. */
    synchronized void confirmed(JsonNode confirmation) {
        add(
                confirmation.path("item").asText(),
                confirmation.path("lot").asText(""),
                new BigDecimal(confirmation.path("yield").asText()));
    }

    /** A consumption has been booked. */
    synchronized void withdrawn(JsonNode movement) {
        add(
                movement.path("item").asText(),
                movement.path("lot").asText(""),
                new BigDecimal(movement.path("quantity").asText()).negate());
    }

    /** A lot has been blocked, freed or scrapped. */
    synchronized void status(JsonNode body) {
        statuses.put(
                body.path("item").asText() + ' ' + body.path("lot").asText(),
                body.path("status").asText());
    }

    private void add(String item, String lot, BigDecimal quantity) {
        stock.computeIfAbsent(item, first -> new TreeMap<>()).merge(lot, quantity, BigDecimal::add);
    }

    /** By lot. @param lot only this one; null: all */
    synchronized ArrayNode balances(Item item, String lot) {
        ArrayNode balances = Json.array();
        stock.getOrDefault(item.code(), Map.of()).forEach((each, quantity) -> {
            String status = statuses.getOrDefault(item.code() + ' ' + each, "UNRESTRICTED");
            boolean asked = lot == null || lot.equals(each);
            if (asked && quantity.signum() > 0 && !status.equals("SCRAPPED")) {
                balances.addObject()
                        .put("location", LOCATION)
                        .put("lot", each.isEmpty() ? null : each)
                        .put("quantity", quantity.toPlainString())
                        .put("status", status);
            }
        });
        return balances;
    }
}
