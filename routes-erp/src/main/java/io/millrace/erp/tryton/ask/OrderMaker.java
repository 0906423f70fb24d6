/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.ask;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.core.post.PostError;
import io.millrace.erp.tryton.rpc.Tryton;
import io.millrace.erp.tryton.rpc.Values;
import io.millrace.erp.tryton.wire.TrytonOrderRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a production order as Tryton's client does: Tryton works out its lines from the first bill of material of the
 * product, and order and lines are created in one call. It stays a draft, for a planner to release.
 */
final class OrderMaker {

    private static final String MODEL = "production";
    private static final List<String> OF_LINE =
            List.of("product", "uom", "quantity", "from_location", "to_location", "unit_price");

    private final Tryton tryton;
    private final String warehouse;
    private final String workCenter;

    /**
     * @param warehouse its code; empty: the only one
     * @param workCenter its name; empty: the order has no operations
     */
    OrderMaker(Tryton tryton, String warehouse, String workCenter) {
        this.tryton = tryton;
        this.warehouse = warehouse;
        this.workCenter = workCenter;
    }

    /** A person who copies an order copies its reference: the first is meant. */
    @Nullable
    JsonNode find(String reference) {
        return tryton.first(
                MODEL,
                List.of(List.of("reference", "=", reference)),
                "number",
                "product.code",
                "quantity",
                "uom.symbol");
    }

    static boolean isSame(JsonNode order, TrytonOrderRequest wanted) {
        return order.at("/product./code").asText().equals(wanted.item())
                && Values.same(order.path("quantity").decimalValue(), new BigDecimal(wanted.quantity()))
                && order.at("/uom./symbol").asText().equals(wanted.unit());
    }

    /** @return the order's number */
    String make(TrytonOrderRequest wanted) {
        Map<String, Object> order = header(wanted);
        JsonNode lines = tryton.workOut(MODEL, "reset_bom", order);
        order.put("reference", wanted.reference());
        order.put("planned_start_date", Values.date(wanted.plannedStart()));
        order.put("planned_date", Values.date(wanted.plannedEnd()));
        for (String side : List.of("inputs", "outputs")) {
            order.put(side, List.of(List.of("create", lines(lines.path(side).path("add")))));
        }
        int id = tryton.create(MODEL, List.of(order)).get(0);
        tryton.effective();
        return tryton.search(MODEL, List.of(List.of("id", "=", id)), "number")
                .get(0)
                .path("number")
                .asText();
    }

    private Map<String, Object> header(TrytonOrderRequest wanted) {
        BigDecimal quantity = new BigDecimal(wanted.quantity());
        if (!Values.isExact(quantity)) {
            throw tryton.rejected(PostError.REJECTED, "Tryton cannot keep the quantity " + quantity + " exactly");
        }
        int product = known("product.product", "item " + wanted.item(), "code", wanted.item())
                .path("id")
                .asInt();
        JsonNode place = place();
        Map<String, Object> order = new HashMap<>();
        order.put("product", product);
        order.put("quantity", quantity);
        order.put(
                "uom",
                known("product.uom", "unit " + wanted.unit(), "symbol", wanted.unit())
                        .path("id")
                        .asInt());
        order.put("warehouse", place.path("id").asInt());
        order.put("location", place.path("production_location").asInt());
        JsonNode bill = bill(product, wanted.item());
        order.put("bom", bill.path("bom").asInt());
        if (bill.path("routing").isInt()) {
            order.put("routing", bill.path("routing").asInt());
            order.put(
                    "work_center",
                    known("production.work.center", "work center " + workCenter, "name", workCenter)
                            .path("id")
                            .asInt());
        }
        return order;
    }

    private JsonNode bill(int product, String item) {
        String[] fields = workCenter.isEmpty() ? new String[] {"bom"} : new String[] {"bom", "routing"};
        List<JsonNode> bills = tryton.search(
                "product.product-production.bom",
                Map.of(),
                List.of(List.of("product", "=", product)),
                1,
                List.of(List.of("sequence", "ASC"), List.of("id", "ASC")),
                fields);
        if (bills.isEmpty()) {
            throw tryton.rejected(PostError.REJECTED, "item " + item + " has no bill of material in Tryton");
        }
        return bills.get(0);
    }

    private JsonNode place() {
        List<Object> domain = new ArrayList<>(List.of(List.of("type", "=", "warehouse")));
        if (!warehouse.isEmpty()) {
            domain.add(List.of("code", "=", warehouse));
        }
        return required(tryton.first("stock.location", domain, "production_location"), "warehouse " + warehouse);
    }

    private JsonNode known(String model, String what, String field, String value) {
        return required(tryton.first(model, List.of(List.of(field, "=", value))), what);
    }

    private JsonNode required(@Nullable JsonNode found, String what) {
        if (found == null) {
            throw tryton.premature("Tryton does not know " + what);
        }
        return found;
    }

    /** Without what Tryton adds for its client's eyes. */
    private static List<Map<String, Object>> lines(JsonNode added) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (JsonNode each : added) {
            JsonNode line = each.path(1);
            Map<String, Object> values = new HashMap<>();
            OF_LINE.stream().filter(line::has).forEach(field -> values.put(field, line.get(field)));
            lines.add(values);
        }
        return lines;
    }
}
