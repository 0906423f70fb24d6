/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import static io.millrace.examples.simulators.DocumentCollection.Honours.EXTERNAL_REFERENCE;
import static io.millrace.examples.simulators.DocumentCollection.Honours.IDEMPOTENCY_KEY;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Set;

/**
 * The ERP, which releases work orders, makes some of them urgent, closes those that are finished and takes bookings; and
 * costing, which takes postings to them.
 */
final class ErpSimulation implements Simulation {

    private static final long PLAN_EVERY_MILLIS = 1_300;
    private static final int ORDERS_IN_THE_MORNING = 3;

    private final OrderBook orders = new OrderBook();
    private Program program;

    @Override
    public void offer(Program program) {
        this.program = program;
        LateArrivals toCosting = new LateArrivals("costing", program.faults());
        DocumentRules order = DocumentRules.known("workOrder", "UNKNOWN_ORDER", orders::isReleased);
        DocumentRules plant = Rules.plant();
        program.offer(
                "erp",
                "confirmations",
                IDEMPOTENCY_KEY,
                "41",
                DocumentRules.requires("workOrder", "operation", "item", "yield", "unit", "final", "from", "to")
                        .and(plant)
                        .and(order)
                        .and(Rules.notNegative("yield", "scrap", "rework"))
                        .and(DocumentRules.whenBooked(orders::confirmed)));
        program.offer(
                "erp",
                "goods-movements",
                IDEMPOTENCY_KEY,
                "49",
                DocumentRules.requires("workOrder", "operation", "item", "quantity", "unit", "postedAt")
                        .and(plant)
                        .and(DocumentRules.oneOf("movementType", Set.of("261")))
                        .and(order)
                        .and(DocumentRules.quantity()));
        program.offer(
                "erp",
                "stock-statuses",
                EXTERNAL_REFERENCE,
                "48",
                DocumentRules.requires("hold", "item", "lot", "at")
                        .and(plant)
                        .and(DocumentRules.oneOf("status", Set.of("BLOCKED", "UNRESTRICTED", "SCRAPPED"))));
        program.offer(
                "erp",
                "deliveries",
                EXTERNAL_REFERENCE,
                "80",
                DocumentRules.requires("shipment", "customer", "lines", "dispatchedAt")
                        .and(plant)
                        .and(Rules.shipment("shipment"))
                        .and(Rules.customer()));
        program.offer(
                "costing",
                "postings",
                IDEMPOTENCY_KEY,
                "70",
                DocumentRules.requires("workOrder", "item", "quantity", "unit", "postedAt")
                        .and(plant)
                        .and(DocumentRules.oneOf("kind", Set.of("MATERIAL", "ACTIVITY")))
                        .and(order)
                        .and(DocumentRules.known("workOrder", "UNKNOWN_ORDER", toCosting::arrived))
                        .and(ErpSimulation::charge));
        program.offer("/erp/api/v1/work-orders", orders);
    }

    @Override
    public void replay(JsonNode record) {
        if ("emitted".equals(record.path("kind").asText())) {
            orders.told(record.path("body"));
        }
    }

    @Override
    public void plan(Day day) {
        day.every(PLAN_EVERY_MILLIS, () -> {
            do {
                release(PlantData.FIRST_ORDER + orders.numberReleased());
            } while (orders.numberReleased() < ORDERS_IN_THE_MORNING);
            orders.toClose().forEach(this::close);
        });
    }

    private void release(int number) {
        tell("work-order-released", "RELEASED", workOrder(number));
        int earlier = number - 2;
        if (earlier >= PlantData.FIRST_ORDER && program.dice().oneIn(4, "urgent", earlier)) {
            tell(
                    "work-order-changed",
                    "CHANGED",
                    orders.order(PlantData.order(earlier)).put("priority", 0));
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
        order.putArray("operations")
                .add(operation("0010", "ULM-MOULD", "Mould " + product.description(), 55))
                .add(operation("0020", "ULM-ASSY", "Assemble and test " + product.description(), 35));
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

    private static ObjectNode operation(String id, String workCenter, String description, int plannedMinutes) {
        return Json.object()
                .put("id", id)
                .put("workCenter", workCenter)
                .put("description", description)
                .put("plannedMinutes", plannedMinutes);
    }

    /** An activity that made only scrap is charged too. */
    private static Answer charge(JsonNode body) {
        boolean onlyScrap = DocumentRules.signum(body.path("quantity")) == 0
                && "ACTIVITY".equals(body.path("kind").asText())
                && DocumentRules.signum(body.path("scrap")) > 0;
        return onlyScrap ? null : DocumentRules.quantity().refusal(body);
    }
}
