/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the ERP says to people who ask: {@code GET /parts}, {@code /stock} and {@code /credit-status}. */
final class Inquiries {

    private static final String OTHER_PLANT = "GRZ";
    private static final Map<String, List<String>> BLOCKED_CUSTOMERS =
            Map.of("C-10078", List.of("CREDIT", "DELIVERY"), "C-10093", List.of("ORDER"));

    private final StockRoom stock;

    Inquiries(StockRoom stock) {
        this.stock = stock;
    }

    Resource parts() {
        return asked(List.of("plant", "item"), this::part);
    }

    Resource stock() {
        return asked(List.of("plant", "item"), this::stock);
    }

    Resource creditStatus() {
        return asked(List.of("customer"), Inquiries::creditStatus);
    }

    private static Resource asked(List<String> required, Function<Map<String, String>, Answer> answer) {
        return new Resource() {
            @Override
            public Answer get(Map<String, String> query) {
                for (String name : required) {
                    if (!query.containsKey(name)) {
                        return Answer.refused(400, "MISSING_PARAMETER", name + " is missing");
                    }
                }
                return answer.apply(query);
            }
        };
    }

    private Answer part(Map<String, String> query) {
        StockRoom.Item item = StockRoom.item(query.get("item"));
        if (item == null) {
            return unknownItem(query);
        }
        ObjectNode part = Json.object()
                .put("item", item.code())
                .put("description", item.description())
                .put("unit", item.unit())
                .put("lotManaged", item.lotManaged());
        if (query.get("plant").equals(OTHER_PLANT)) {
            part.put("problem", "NOT_IN_PLANT");
        } else if (!query.get("plant").equals(PlantData.PLANT)) {
            return unknownPlant(query);
        } else if (item.problem() != null) {
            part.put("problem", item.problem());
        }
        return Answer.ok(part);
    }

    private Answer stock(Map<String, String> query) {
        StockRoom.Item item = StockRoom.item(query.get("item"));
        if (!query.get("plant").equals(PlantData.PLANT)) {
            return unknownPlant(query);
        }
        if (item == null) {
            return unknownItem(query);
        }
        ArrayNode balances = stock.balances(item, query.get("lot"));
        return Answer.ok(
                Json.object().put("item", item.code()).put("unit", item.unit()).set("balances", balances));
    }

    private static Answer creditStatus(Map<String, String> query) {
        String customer = query.get("customer");
        if (!PlantData.isCustomer(customer)) {
            return Answer.unknown("UNKNOWN_CUSTOMER", "customer " + customer + " is not known");
        }
        JsonNode blocks = Json.strings(BLOCKED_CUSTOMERS.getOrDefault(customer, List.of()));
        return Answer.ok(Json.object().put("customer", customer).set("blocks", blocks));
    }

    private static Answer unknownItem(Map<String, String> query) {
        return Answer.unknown("UNKNOWN_ITEM", "item " + query.get("item") + " is not known");
    }

    private static Answer unknownPlant(Map<String, String> query) {
        return Answer.unknown("UNKNOWN_PLANT", "plant " + query.get("plant") + " is not ours");
    }
}
