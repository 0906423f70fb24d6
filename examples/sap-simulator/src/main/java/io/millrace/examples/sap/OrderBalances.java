/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import static io.millrace.examples.sap.Fields.is;
import static io.millrace.examples.sap.Fields.number;
import static io.millrace.examples.sap.Fields.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Set;

/** What goods movements do to a production order: withdrawals of its components, receipts of what it makes. */
final class OrderBalances {

    private static final Set<String> ISSUES = Set.of("261", "262");
    private static final Set<String> RECEIPTS = Set.of("101", "102");
    private static final Set<String> REVERSALS = Set.of("262", "102");
    private static final BigDecimal TOLERANCE = new BigDecimal("1.10");

    /** Fills in what the order knows of the item: the component of a reservation, the product of a receipt. */
    void complete(Change change, ObjectNode item) {
        String type = text(item, "GoodsMovementType");
        if (ISSUES.contains(type)) {
            ObjectNode component = component(change, item);
            if (component != null) {
                item.put("Reservation", text(component, "Reservation"))
                        .put("ReservationItem", text(component, "ReservationItem"))
                        .put("ManufacturingOrder", text(component, "ManufacturingOrder"))
                        .put("Material", text(item, "Material", text(component, "Material")))
                        .put("Plant", text(item, "Plant", text(component, "Plant")))
                        .put("StorageLocation", text(item, "StorageLocation", text(component, "StorageLocation")));
                if (!text(item, "Material").equals(text(component, "Material"))) {
                    throw SapException.rejected(
                            "M7/062",
                            "Reservation " + text(component, "Reservation") + " is for material "
                                    + text(component, "Material"));
                }
            }
        } else if (RECEIPTS.contains(type) && !text(item, "ManufacturingOrder").isEmpty()) {
            ObjectNode order = ProductionOrders.find(change, text(item, "ManufacturingOrder"));
            item.put("Material", text(item, "Material", text(order, "Material")))
                    .put("Plant", text(item, "Plant", text(order, "ProductionPlant")))
                    .put("StorageLocation", text(item, "StorageLocation", text(order, "StorageLocation")))
                    .put("GoodsMovementRefDocType", "F");
        }
    }

    private static ObjectNode component(Change change, ObjectNode item) {
        String reservation = text(item, "Reservation");
        if (!reservation.isEmpty()) {
            ObjectNode component = change.find(ProductionOrders.COMPONENT, reservation, text(item, "ReservationItem"));
            if (component == null) {
                throw SapException.rejected("M7/063", "Reservation " + reservation + " does not exist");
            }
            return component;
        }
        String order = text(item, "ManufacturingOrder");
        return order.isEmpty()
                ? null
                : ProductionOrders.components(change, ProductionOrders.find(change, order)).stream()
                        .filter(component -> text(component, "Material").equals(text(item, "Material")))
                        .findFirst()
                        .orElse(null);
    }

    /** Refuses movements for an order that is not released or is over. */
    void check(Change change, ObjectNode item) {
        String order = text(item, "ManufacturingOrder");
        String type = text(item, "GoodsMovementType");
        if (!order.isEmpty() && !REVERSALS.contains(type)) {
            ProductionOrders.requireOpen(ProductionOrders.find(change, order), "Goods movement");
        }
    }

    void book(Change change, ObjectNode item, BigDecimal quantity) {
        String type = text(item, "GoodsMovementType");
        BigDecimal signed = REVERSALS.contains(type) ? quantity.negate() : quantity;
        if (ISSUES.contains(type) && !text(item, "Reservation").isEmpty()) {
            ProductionOrders.editComponent(
                    change, text(item, "Reservation"), text(item, "ReservationItem"), component -> {
                        Fields.add(component, "WithdrawnQuantity", signed);
                        if (is(item, "ReservationIsFinallyIssued")) {
                            component.put("ReservationIsFinallyIssued", type.equals("261"));
                        }
                    });
        } else if (RECEIPTS.contains(type) && !text(item, "ManufacturingOrder").isEmpty()) {
            receipt(change, text(item, "ManufacturingOrder"), signed);
        }
    }

    private static void receipt(Change change, String order, BigDecimal quantity) {
        ObjectNode row = change.edit(ProductionOrders.ITEM, order, "1");
        Fields.add(row, "MfgOrderItemGoodsReceiptQty", quantity);
        BigDecimal planned = number(row, "MfgOrderItemPlannedTotalQty");
        BigDecimal received = number(row, "MfgOrderItemGoodsReceiptQty");
        if (received.compareTo(planned.multiply(TOLERANCE)) > 0) {
            throw SapException.rejected(
                    "M7/022",
                    "Order quantity of order " + order + " exceeded by " + Fields.plain(received.subtract(planned))
                            + " " + text(row, "ProductionUnit"));
        }
        row.put("IsCompletelyDelivered", received.compareTo(planned) >= 0);
        ObjectNode header = change.edit(ProductionOrders.ORDER, order);
        header.put("OrderIsDelivered", received.compareTo(planned) >= 0 ? "X" : "")
                .put("OrderIsPartiallyDelivered", received.signum() > 0 && received.compareTo(planned) < 0 ? "X" : "");
        ProductionOrders.touch(change, header);
    }
}
