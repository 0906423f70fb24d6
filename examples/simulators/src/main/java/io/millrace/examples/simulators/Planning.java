/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.function.UnaryOperator;

/** The planners: they release work orders, make some of them urgent, and close those that are finished. */
final class Planning {

    private static final long PLAN_EVERY_MILLIS = 1_300;
    private static final int ORDERS_IN_THE_MORNING = 3;

    private final Program program;
    private final OrderBook orders;
    private final UnaryOperator<ObjectNode> known;

    /** @param known leaves of a work order what the ERP has a field for */
    Planning(Program program, OrderBook orders, UnaryOperator<ObjectNode> known) {
        this.program = program;
        this.orders = orders;
        this.known = known;
    }

    void plan(Day day) {
        day.every(PLAN_EVERY_MILLIS, () -> {
            do {
                release(PlantData.FIRST_ORDER + orders.numberReleased());
            } while (orders.numberReleased() < ORDERS_IN_THE_MORNING);
            orders.toClose().forEach(this::close);
        });
    }

    private void release(int number) {
        tell("work-order-released", "RELEASED", known.apply(workOrder(number)));
        int earlier = number - 2;
        if (earlier >= PlantData.FIRST_ORDER && program.dice().oneIn(4, "urgent", earlier)) {
            hurry(orders.order(PlantData.order(earlier)));
        }
    }

    /** Where the ERP has priorities. */
    private void hurry(ObjectNode order) {
        if (order.has("priority")) {
            tell("work-order-changed", "CHANGED", order.put("priority", 0));
        }
    }

    private void close(String order) {
        tell("work-order-closed", "CLOSED", Json.object().put("id", order).put("plant", PlantData.PLANT));
    }

    private void tell(String fact, String change, ObjectNode workOrder) {
        ObjectNode body = Json.object()
                .put("eventId", String.format("ERP-%07d", orders.numberOfChanges() + 1))
                .put("change", change)
                .put("changedAt", Json.now());
        body.set("workOrder", workOrder);
        program.outbox()
                .emit(
                        fact,
                        workOrder.path("id").asText(),
                        body.path("eventId").asText(),
                        "/webhooks/erp/work-orders",
                        body);
        orders.told(body);
    }

    private ObjectNode workOrder(int number) {
        PlantData.Product product = PlantData.productOfOrder(number);
        int quantity = 60 + 5 * program.dice().roll(13, "quantity", number);
        ObjectNode order = Json.object()
                .put("id", PlantData.order(number))
                .put("plant", PlantData.PLANT)
                .put("item", product.item())
                .put("quantity", Integer.toString(quantity))
                .put("unit", "EA")
                .put("lot", PlantData.lotOfOrder(PlantData.order(number)))
                .put("priority", 1 + program.dice().roll(5, "priority", number))
                .put("plannedStart", Json.now())
                .put("plannedEnd", Json.later(90));
        ArrayNode operations = order.putArray("operations");
        for (PlantData.Operation operation : PlantData.OPERATIONS) {
            operations
                    .addObject()
                    .put("id", operation.id())
                    .put("workCenter", operation.workCenter())
                    .put("description", operation.verb() + " " + product.description())
                    .put("plannedMinutes", operation.minutes());
        }
        ArrayNode components = order.putArray("components");
        for (PlantData.Material material : product.materials()) {
            components
                    .addObject()
                    .put("operation", material.operation())
                    .put("item", material.item())
                    .put(
                            "quantity",
                            new BigDecimal(material.perPiece())
                                    .multiply(BigDecimal.valueOf(quantity))
                                    .toPlainString())
                    .put("unit", material.rec20Unit())
                    .put("lot", PlantData.lotOfMaterial(material.item(), PlantData.order(number), false))
                    .put("backflush", material.backflush());
        }
        return order;
    }
}
