/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.post;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.core.post.PostError;
import io.millrace.erp.tryton.rpc.Tryton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A line of a purchase.
 *
 * @param supplier the id of the purchase's party
 * @param unit the id of the unit it was bought in
 */
record PurchaseLine(int id, int supplier, int warehouse, int unit, int from, int to, JsonNode price) {

    private static final String MODEL = "purchase.line";

    /** @param line the sequence of the line; its place, from 1, where no line has one */
    static PurchaseLine find(Tryton tryton, String purchase, int line, int product) {
        JsonNode found = tryton.first(
                "purchase.purchase", List.of(List.of("number", "=", purchase)), "state", "party", "warehouse");
        if (found == null) {
            throw tryton.premature("Tryton does not know purchase " + purchase);
        }
        String state = found.path("state").asText();
        switch (state) {
            case "processing", "done" -> {}
            case "cancelled" -> throw tryton.rejected(PostError.REJECTED, "purchase " + purchase + " is " + state);
            default -> throw tryton.premature("purchase " + purchase + " is not confirmed");
        }
        JsonNode row = row(tryton, found.path("id").asInt(), line);
        if (row == null || row.path("product").asInt() != product) {
            throw tryton.rejected(
                    PostError.REJECTED,
                    "line " + line + " of purchase " + purchase
                            + (row == null ? " is not there" : " is of another item"));
        }
        return new PurchaseLine(
                row.path("id").asInt(),
                found.path("party").asInt(),
                found.path("warehouse").asInt(),
                row.path("unit").asInt(),
                row.path("from_location").asInt(),
                row.path("to_location").asInt(),
                row.path("unit_price"));
    }

    private static JsonNode row(Tryton tryton, int purchase, int line) {
        List<JsonNode> rows = tryton.search(
                MODEL,
                List.of(List.of("purchase", "=", purchase), List.of("type", "=", "line")),
                "sequence",
                "product",
                "unit",
                "unit_price",
                "from_location",
                "to_location");
        if (rows.stream().noneMatch(row -> row.path("sequence").isInt())) {
            return line >= 1 && line <= rows.size() ? rows.get(line - 1) : null;
        }
        return rows.stream()
                .filter(row -> row.path("sequence").asInt(-1) == line)
                .findFirst()
                .orElse(null);
    }

    /**
     * A shipment's line: what Tryton still expects of the purchase's line, with what really came. Tryton plans what is
     * left anew when the shipment is received.
     */
    List<?> taken(Tryton tryton, Map<String, ?> came) {
        JsonNode expected = tryton.first(
                Move.MODEL, List.of(List.of("origin", "=", MODEL + ',' + id), List.of("state", "=", "draft")));
        if (expected != null) {
            List<Integer> ids = List.of(expected.path("id").asInt());
            return List.of(List.of("add", ids), List.of("write", ids, came));
        }
        Map<String, Object> more = new HashMap<>(came);
        more.put("origin", MODEL + ',' + id);
        more.put("from_location", from);
        more.putIfAbsent("to_location", to);
        more.put("unit_price", price);
        return ReceiptSink.created(more);
    }
}
