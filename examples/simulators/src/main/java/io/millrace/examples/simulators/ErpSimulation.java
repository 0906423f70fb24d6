/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import static io.millrace.examples.simulators.DocumentCollection.Honours.EXTERNAL_REFERENCE;
import static io.millrace.examples.simulators.DocumentCollection.Honours.IDEMPOTENCY_KEY;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** The ERP, in which work orders are planned and which takes bookings; and costing, which takes postings to them. */
final class ErpSimulation implements Simulation {

    private final OrderBook orders = new OrderBook();
    private final StockRoom stock = new StockRoom();
    private Planning planning;

    @Override
    public void offer(Program program) {
        planning = new Planning(program, orders, order -> order);
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
                        .and(DocumentRules.whenBooked(orders::confirmed))
                        .and(DocumentRules.whenBooked(stock::confirmed)));
        program.offer(
                "erp",
                "goods-movements",
                IDEMPOTENCY_KEY,
                "49",
                DocumentRules.requires("workOrder", "operation", "item", "quantity", "unit", "postedAt")
                        .and(plant)
                        .and(DocumentRules.oneOf("movementType", Set.of("261")))
                        .and(order)
                        .and(DocumentRules.quantity())
                        .and(DocumentRules.whenBooked(orders::withdrawn))
                        .and(DocumentRules.whenBooked(stock::withdrawn)));
        program.offer(
                "erp",
                "stock-statuses",
                EXTERNAL_REFERENCE,
                "48",
                DocumentRules.requires("hold", "item", "lot", "at")
                        .and(plant)
                        .and(DocumentRules.oneOf("status", Set.of("BLOCKED", "UNRESTRICTED", "SCRAPPED")))
                        .and(DocumentRules.whenBooked(stock::status)));
        program.offer(
                "erp",
                "deliveries",
                EXTERNAL_REFERENCE,
                "80",
                DocumentRules.requires("shipment", "customer", "lines", "dispatchedAt")
                        .and(plant)
                        .and(Rules.shipment("shipment"))
                        .and(Rules.customer()));
        Costing.offer(program, orders);
        program.offer("/erp/api/v1/work-orders", orders);
        offerToThoseWhoWait(program);
    }

    private void offerToThoseWhoWait(Program program) {
        Inquiries inquiries = new Inquiries(stock);
        program.offer("/erp/api/v1/parts", inquiries.parts());
        program.offer("/erp/api/v1/stock", inquiries.stock());
        program.offer("/erp/api/v1/credit-status", inquiries.creditStatus());
        program.offer(
                "erp",
                "production-orders",
                IDEMPOTENCY_KEY,
                "PO",
                DocumentRules.fields("reference", "plannedStart", "plannedEnd")
                        .and(Rules.plant())
                        .and(DocumentRules.known("item", "UNKNOWN_ITEM", item -> StockRoom.item(item) != null))
                        .and(ErpSimulation::withoutBillOfMaterial)
                        .and(DocumentRules.quantity()));
    }

    private static Answer withoutBillOfMaterial(JsonNode order) {
        String item = order.path("item").asText();
        return StockRoom.isMade(item)
                ? null
                : Answer.rejected("NO_BILL_OF_MATERIAL", "item " + item + " is not made here");
    }

    @Override
    public void replay(JsonNode record) {
        if ("emitted".equals(record.path("kind").asText())) {
            orders.told(record.path("body"));
        }
    }

    @Override
    public void plan(Day day) {
        planning.plan(day);
    }
}
