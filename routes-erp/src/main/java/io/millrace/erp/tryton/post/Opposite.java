/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.post;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.core.post.PostError;
import io.millrace.erp.tryton.rpc.Tryton;
import io.millrace.erp.tryton.rpc.Values;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The movement that undoes another one: Tryton cannot undo what is done. It names the other one as its origin, so that
 * people see what it is for, and so that it is made only once.
 */
final class Opposite {

    /** What is read of a movement to undo it. */
    static final String[] FIELDS = {
        "product",
        "lot",
        "uom",
        "quantity",
        "from_location",
        "to_location",
        "to_location.type",
        "unit_price",
        "currency",
        "cost_price",
        "production_input",
        "production_output"
    };

    private Opposite() {}

    /** For creating it. @param move as it was read */
    static Map<String, Object> of(JsonNode move) {
        Map<String, Object> values = new HashMap<>();
        for (String same : new String[] {"product", "lot", "uom", "quantity"}) {
            values.put(same, move.path(same));
        }
        values.put("from_location", move.path("to_location"));
        values.put("to_location", move.path("from_location"));
        values.put("origin", reference(move));
        if (move.hasNonNull("unit_price")) {
            values.put("unit_price", move.path("unit_price"));
            values.put("currency", move.path("currency"));
        } else {
            // at what it was worth in stock
            boolean known = move.hasNonNull("cost_price");
            values.put("unit_price", known ? move.path("cost_price") : Values.decimal(BigDecimal.ZERO));
        }
        if (move.path("production_input").isInt()) {
            values.put("production_output", move.path("production_input"));
        } else if (move.path("production_output").isInt() && isStored(move)) {
            values.put("production_input", move.path("production_output"));
        }
        return values;
    }

    /** {@code stock.move,12}. */
    static String reference(JsonNode move) {
        return Move.MODEL + ',' + move.path("id").asInt();
    }

    /** Whether it brought something into stock. */
    static boolean isStored(JsonNode move) {
        return move.at("/to_location./type").asText().equals("storage");
    }

    /** The ids of those that were made for these movements. */
    static List<Integer> made(Tryton tryton, List<Integer> moves) {
        List<String> origins = moves.stream().map(id -> Move.MODEL + ',' + id).toList();
        return tryton
                .search(Move.MODEL, List.of(List.of("origin", "in", origins), List.of("state", "!=", "cancelled")))
                .stream()
                .map(move -> move.path("id").asInt())
                .toList();
    }

    /** @throws io.millrace.core.post.NotPosted.Rejected if what it brought into stock does not lie there any more */
    static void requireThere(Tryton tryton, JsonNode move) {
        if (!isStored(move)) {
            return;
        }
        Stock stock = new Stock(tryton);
        int product = move.path("product").asInt();
        int place = move.path("to_location").asInt();
        Integer lot = move.path("lot").isInt() ? move.path("lot").asInt() : null;
        BigDecimal wanted = new Master(tryton)
                .unit(move.path("uom").asInt())
                .to(stock.ownUnit(product), move.path("quantity").decimalValue());
        BigDecimal there = stock.byLocation(product, lot, place).getOrDefault(place, BigDecimal.ZERO);
        if (there.compareTo(wanted) < 0) {
            throw tryton.rejected(
                    PostError.REJECTED, "only " + there.toPlainString() + " of it is still where it was put");
        }
    }
}
