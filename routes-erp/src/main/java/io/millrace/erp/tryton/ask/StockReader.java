/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.ask;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.erp.tryton.rpc.Tryton;
import io.millrace.erp.tryton.rpc.Values;
import io.millrace.erp.tryton.wire.TrytonStock;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a warehouse has of a product: one question for its locations, and one more for the lots of each. */
final class StockReader {

    private static final String LOCATION = "stock.location";

    private final Tryton tryton;
    private final String warehouse;
    private final String holdLocation;

    /**
     * @param warehouse its code; empty: the only one
     * @param holdLocation its code; empty: none
     */
    StockReader(Tryton tryton, String warehouse, String holdLocation) {
        this.tryton = tryton;
        this.warehouse = warehouse;
        this.holdLocation = holdLocation;
    }

    /** @throws io.millrace.core.post.NotPosted.Premature if product or warehouse are not known */
    TrytonStock read(String item, @Nullable String lot) {
        JsonNode product = tryton.first(
                "product.product", List.of(List.of("code", "=", item)), "default_uom.symbol", "default_uom.digits");
        if (product == null) {
            throw tryton.premature("Tryton does not know item " + item);
        }
        JsonNode unit = product.path("default_uom.");
        int id = product.path("id").asInt();
        Integer lotId = lot == null ? null : lot(id, lot);
        boolean nothing = lot != null && lotId == null;
        return new TrytonStock(
                unit.path("symbol").asText(),
                nothing ? List.of() : lines(id, lot, lotId, unit.path("digits").asInt()));
    }

    private @Nullable Integer lot(int product, String number) {
        JsonNode found =
                tryton.first("stock.lot", List.of(List.of("number", "=", number), List.of("product", "=", product)));
        return found == null ? null : found.path("id").asInt();
    }

    private List<TrytonStock.Line> lines(int product, @Nullable String lot, @Nullable Integer lotId, int digits) {
        Map<String, Object> context = context();
        context.put("product", product);
        context.put("lot", lotId);
        List<?> storages = List.of(List.of("type", "=", "storage"), List.of("parent", "child_of", List.of(storage())));
        List<TrytonStock.Line> lines = new ArrayList<>();
        for (JsonNode location : tryton.search(LOCATION, context, storages, "quantity", "code", "name")) {
            BigDecimal left = quantity(location, digits);
            if (lot == null && left.signum() > 0) {
                for (JsonNode each : lots(product, location.path("id").asInt())) {
                    BigDecimal ofLot = quantity(each, digits);
                    add(lines, location, each.path("number").asText(), ofLot);
                    left = left.subtract(ofLot);
                }
            }
            add(lines, location, lot, left);
        }
        return lines;
    }

    private List<JsonNode> lots(int product, int location) {
        Map<String, Object> context = context();
        context.put("locations", List.of(location));
        List<?> there = List.of(List.of("product", "=", product), List.of("quantity", ">", 0));
        return tryton.search("stock.lot", context, there, "number", "quantity");
    }

    private void add(List<TrytonStock.Line> lines, JsonNode location, @Nullable String lot, BigDecimal quantity) {
        if (quantity.signum() > 0) {
            String code = location.path("code").asText("");
            boolean onHold = !code.isEmpty() && code.equals(holdLocation);
            lines.add(new TrytonStock.Line(
                    code.isEmpty() ? location.path("name").asText() : code, onHold, lot, quantity.toPlainString()));
        }
    }

    /** A binary float, as many digits as its unit has. */
    private static BigDecimal quantity(JsonNode record, int digits) {
        return record.path("quantity").decimalValue().setScale(digits, RoundingMode.HALF_EVEN);
    }

    private static Map<String, Object> context() {
        Map<String, Object> context = new HashMap<>();
        context.put("with_childs", false);
        // the server's today may be our tomorrow
        context.put("stock_date_end", Values.date(Values.today().plusDays(1)));
        return context;
    }

    private int storage() {
        List<Object> domain = new ArrayList<>(List.of(List.of("type", "=", "warehouse")));
        if (!warehouse.isEmpty()) {
            domain.add(List.of("code", "=", warehouse));
        }
        JsonNode found = tryton.first(LOCATION, domain, "storage_location");
        if (found == null) {
            throw tryton.premature("Tryton does not know warehouse " + warehouse);
        }
        return found.path("storage_location").asInt();
    }
}
