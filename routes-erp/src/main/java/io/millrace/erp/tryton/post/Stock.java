/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.post;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.erp.tryton.rpc.Tryton;
import io.millrace.erp.tryton.rpc.Values;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where Tryton has what in stock. */
final class Stock {

    private static final String LOCATION = "stock.location";

    private final Tryton tryton;

    Stock(Tryton tryton) {
        this.tryton = tryton;
    }

    /** What lies in each storage location under {@code parent}, in the product's own unit; only what is above zero. */
    Map<Integer, BigDecimal> byLocation(int product, @Nullable Integer lot, int parent) {
        Map<String, Object> context = new HashMap<>();
        context.put("product", product);
        context.put("lot", lot);
        context.put("with_childs", false);
        // the server's today may be our tomorrow
        context.put("stock_date_end", Values.date(Values.today().plusDays(1)));
        List<?> storages = List.of(List.of("type", "=", "storage"), List.of("parent", "child_of", List.of(parent)));
        Map<Integer, BigDecimal> found = new LinkedHashMap<>();
        for (JsonNode location : tryton.search(LOCATION, context, storages, "quantity")) {
            BigDecimal quantity = location.path("quantity").decimalValue();
            if (quantity.signum() > 0) {
                found.put(location.path("id").asInt(), quantity);
            }
        }
        return found;
    }

    /** The location to take a lot from that nobody has named: the picking location, else the one under it with most. */
    int locationOf(int product, @Nullable Integer lot, Unit unit, BigDecimal quantity, int picking) {
        if (lot == null) {
            return picking;
        }
        Map<Integer, BigDecimal> stock = byLocation(product, lot, picking);
        BigDecimal wanted = unit.to(ownUnit(product), quantity);
        if (stock.getOrDefault(picking, BigDecimal.ZERO).compareTo(wanted) >= 0) {
            return picking;
        }
        return stock.entrySet().stream()
                .max(Comparator.comparing(Map.Entry<Integer, BigDecimal>::getValue))
                .map(Map.Entry::getKey)
                .orElse(picking);
    }

    /** The unit that a product's stock is counted in. */
    Unit ownUnit(int product) {
        JsonNode found = tryton.first("product.product", List.of(List.of("id", "=", product)), "default_uom");
        return new Master(tryton).unit(found.path("default_uom").asInt());
    }

    /** The warehouse with this code, else the one there is. */
    JsonNode warehouse(@Nullable String code) {
        List<?> domain = code == null || code.isEmpty()
                ? List.of(List.of("type", "=", "warehouse"))
                : List.of(List.of("type", "=", "warehouse"), List.of("code", "=", code));
        JsonNode found = tryton.first(LOCATION, domain, "storage_location");
        if (found == null) {
            throw tryton.premature("Tryton does not know warehouse " + code);
        }
        return found;
    }
}
