/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.post;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.erp.tryton.rpc.Values;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A movement of stock.
 *
 * @param id 0 while it is only wanted
 * @param unit its id
 * @param from the location's id
 * @param to the location's id
 * @param back whether it undoes another one
 */
record Move(
        int id,
        int product,
        @Nullable Integer lot,
        int unit,
        BigDecimal quantity,
        int from,
        int to,
        String state,
        boolean input,
        boolean back) {

    static final String MODEL = "stock.move";
    static final String[] FIELDS = {
        "product", "lot", "uom", "quantity", "from_location", "to_location", "state", "production_input", "origin"
    };

    static Move wanted(
            int product, @Nullable Integer lot, Unit unit, BigDecimal quantity, int from, int to, boolean input) {
        return new Move(0, product, lot, unit.id(), quantity, from, to, "", input, false);
    }

    static Move of(JsonNode record) {
        return new Move(
                record.path("id").asInt(),
                record.path("product").asInt(),
                record.path("lot").isInt() ? record.path("lot").asInt() : null,
                record.path("uom").asInt(),
                record.path("quantity").decimalValue(),
                record.path("from_location").asInt(),
                record.path("to_location").asInt(),
                record.path("state").asText(),
                record.path("production_input").isInt(),
                record.path("origin").asText("").startsWith(MODEL + ','));
    }

    /** The way back. */
    Move turned() {
        return new Move(0, product, lot, unit, quantity, to, from, "", input, back);
    }

    boolean isOpen() {
        return state.equals("draft") || state.equals("assigned");
    }

    /** Whether one may stand for the other. */
    boolean saysTheSame(Move other) {
        return product == other.product
                && Objects.equals(lot, other.lot)
                && unit == other.unit
                && Values.same(quantity, other.quantity)
                && from == other.from
                && to == other.to
                && input == other.input;
    }

    /** For creating it. @param day when it happened */
    Map<String, Object> values(LocalDate day) {
        Map<String, Object> values = new HashMap<>();
        values.put("product", product);
        values.put("lot", lot);
        values.put("uom", unit);
        values.put("quantity", quantity);
        values.put("from_location", from);
        values.put("to_location", to);
        values.put("effective_date", Values.date(day));
        return values;
    }
}
