/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.post;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.core.post.PostError;
import io.millrace.erp.tryton.TrytonError;
import io.millrace.erp.tryton.rpc.Tryton;
import java.math.BigDecimal;
import java.util.List;

/**
 * A production order.
 *
 * @param unit the id of the unit of its quantity
 * @param location the id of where it is made
 * @param picking the id of where components come from
 * @param output the id of where the product goes to
 */
record ProductionOrder(
        int id,
        String number,
        String state,
        int product,
        int unit,
        BigDecimal quantity,
        int location,
        int picking,
        int output) {

    static final String MODEL = "production";

    private static final String STORAGE = "warehouse.storage_location";
    private static final String PICKING = "warehouse.production_picking_location";
    private static final String OUTPUT = "warehouse.production_output_location";

    static ProductionOrder find(Tryton tryton, String number) {
        JsonNode found = tryton.first(
                MODEL,
                List.of(List.of("number", "=", number)),
                "state",
                "product",
                "uom",
                "quantity",
                "location",
                STORAGE,
                PICKING,
                OUTPUT);
        if (found == null) {
            throw tryton.premature("Tryton does not know production order " + number);
        }
        return new ProductionOrder(
                found.path("id").asInt(),
                number,
                found.path("state").asText(),
                found.path("product").asInt(),
                found.path("uom").asInt(),
                found.path("quantity").decimalValue(),
                found.path("location").asInt(),
                ofWarehouse(found, PICKING),
                ofWarehouse(found, OUTPUT));
    }

    private static int ofWarehouse(JsonNode order, String field) {
        JsonNode warehouse = order.path("warehouse.");
        int own = warehouse.path(field.substring("warehouse.".length())).asInt();
        return own != 0 ? own : warehouse.path("storage_location").asInt();
    }

    static String state(Tryton tryton, int id) {
        return tryton.search(MODEL, List.of(List.of("id", "=", id)), "state")
                .get(0)
                .path("state")
                .asText();
    }

    /** Whether more may be planned to be consumed. */
    boolean takesInputs() {
        return state.equals("waiting") || state.equals("assigned");
    }

    /** Whether more may be planned to be made. */
    boolean takesOutputs() {
        return takesInputs() || state.equals("running");
    }

    /** Refuses an order that nothing can be booked to. */
    void requireOpen(Tryton tryton) {
        switch (state) {
            case "request", "draft" -> throw tryton.premature("production order " + number + " is not released");
            case "done", "cancelled" ->
                throw tryton.rejected(PostError.REJECTED, "production order " + number + " is " + state);
            default -> {}
        }
    }

    /** Refuses an order whose components Tryton has issued itself. */
    void requireNotRun(Tryton tryton) {
        requireOpen(tryton);
        if (state.equals("running")) {
            throw tryton.rejected(
                    TrytonError.RUN_IN_TRYTON,
                    "production order " + number + " was run in Tryton, which issued its components as planned");
        }
    }
}
