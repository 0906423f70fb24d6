/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import static io.millrace.examples.sap.Fields.is;
import static io.millrace.examples.sap.Fields.number;
import static io.millrace.examples.sap.Fields.plain;
import static io.millrace.examples.sap.Fields.required;
import static io.millrace.examples.sap.Fields.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Production orders: created from bill of material and routing, changed, released, technically completed, closed. */
final class ProductionOrders {

    static final String ORDER = "A_ProductionOrder_2";
    static final String ITEM = "A_ProductionOrderItem_2";
    static final String OPERATION = "A_ProductionOrderOperation_2";
    static final String COMPONENT = "A_ProductionOrderComponent_2";
    static final String COMPONENT_4 = "A_ProductionOrderComponent_4";

    /** Confirmation number of an operation: not offered by the operation's entity set. */
    static final String CONFIRMATION_GROUP = "~ConfirmationGroup";

    private static final String STATUS = "A_ProductionOrderStatus_2";
    private static final String EVENT = "sap.s4.beh.productionorder.v1.ProductionOrder.";
    private static final Map<String, String> STATUSES = Map.of(
            "OrderIsCreated", "I0001 CRTD",
            "OrderIsReleased", "I0002 REL",
            "OrderIsConfirmed", "I0009 CNF",
            "OrderIsPartiallyConfirmed", "I0010 PCNF",
            "OrderIsPartiallyDelivered", "I0074 PDLV",
            "OrderIsDelivered", "I0012 DLV",
            "OrderIsTechnicallyCompleted", "I0045 TECO",
            "OrderIsClosed", "I0046 CLSD");

    void offer(Operations operations) {
        operations.create(ORDER, this::create);
        operations.update(ORDER, this::update);
        operations.update(COMPONENT_4, (change, row, body) -> {
            requireOpen(find(change, text(row, "ManufacturingOrder")), "Change order");
            editComponent(
                    change, text(row, "Reservation"), text(row, "ReservationItem"), both -> Fields.merge(both, body));
        });
        operations.action("ReleaseOrder", ORDER, (change, parameters) -> release(change, order(change, parameters)));
        operations.action(
                "TechlyCmpltOrder",
                ORDER,
                (change, parameters) -> complete(change, parameters.text("ManufacturingOrder")));
        operations.action(
                "CloseOrder",
                ORDER,
                (change, parameters) -> told(change, order(change, parameters).put("OrderIsClosed", "X"), "Changed"));
        operations.action("DiscardOrder", ORDER, (change, parameters) -> {
            ObjectNode order = order(change, parameters);
            if (is(order, "OrderIsReleased")) {
                throw notAllowed(order, "Discard order", "REL");
            }
            return told(change, order.put("OrderIsDeleted", "X").put("OrderIsMarkedForDeletion", "X"), "Changed");
        });
    }

    private static ObjectNode order(Change change, Operations.Parameters parameters) {
        String number = parameters.text("ManufacturingOrder");
        find(change, number);
        return change.edit(ORDER, number);
    }

    /** Releases an order and its operations. */
    ObjectNode release(Change change, ObjectNode order) {
        if (is(order, "OrderIsTechnicallyCompleted") || is(order, "OrderIsClosed")) {
            throw notAllowed(order, "Release", is(order, "OrderIsClosed") ? "CLSD" : "TECO");
        }
        order.put("OrderIsReleased", "X")
                .put("OrderIsCreated", "")
                .put("MfgOrderActualReleaseDate", change.today().toString());
        for (ObjectNode operation : operations(change, order)) {
            change.edit(OPERATION, change.set(OPERATION).keyOf(operation))
                    .put("OperationIsReleased", "X")
                    .put("OperationIsCreated", "");
        }
        return told(change, order, "Released");
    }

    /** Completes an order technically. */
    ObjectNode complete(Change change, String number) {
        requireOpen(find(change, number), "Complete technically");
        return told(change, change.edit(ORDER, number).put("OrderIsTechnicallyCompleted", "X"), "Changed");
    }

    /** Changes what the body names of the order. */
    ObjectNode change(Change change, ObjectNode body) {
        ObjectNode order =
                change.edit(ORDER, text(find(change, text(body, "ManufacturingOrder")), "ManufacturingOrder"));
        update(change, order, body);
        return order;
    }

    private static ObjectNode told(Change change, ObjectNode order, String event) {
        touch(change, order);
        change.event(EVENT + event + ".v1", "ManufacturingOrder", text(order, "ManufacturingOrder"));
        return order;
    }

    ObjectNode create(Change change, ObjectNode body) {
        String material = required(body, "Material");
        String plant = required(body, "ProductionPlant");
        ObjectNode product = change.find("A_Product", material);
        if (product == null || change.find("A_ProductPlant", material, plant) == null) {
            throw SapException.rejected("CO/060", "Material " + material + " does not exist in plant " + plant);
        }
        if (number(body, "TotalQuantity").signum() <= 0) {
            throw SapException.rejected("CO/045", "Enter a total quantity for the order");
        }
        ObjectNode order = Json.object();
        Fields.merge(order, body);
        String number = text(body, "ManufacturingOrder");
        number = number.isEmpty() ? change.next("AUFTRAG", 1_000_001) : number;
        if (change.find(ORDER, number) != null) {
            throw SapException.rejected("CO/021", "Order " + number + " already exists");
        }
        String unit = text(
                body, "ProductionUnit", Units.ofIso(text(body, "ProductionUnitISOCode", text(product, "BaseUnit"))));
        order.put("ManufacturingOrder", number)
                .put("ManufacturingOrderCategory", "10")
                .put("ManufacturingOrderType", text(body, "ManufacturingOrderType", "YBM1"))
                .put("OrderIsCreated", "X")
                .put("OrderInternalBillOfOperations", change.next("AUFPL", 1001))
                .put("ProductionUnit", unit)
                .put("ProductionUnitISOCode", Units.iso(unit))
                .put("ProductionUnitSAPCode", unit)
                .put("StorageLocation", text(body, "StorageLocation", "101B"))
                .put("MfgOrderCreationDate", change.today().toString())
                .put("MfgOrderCreationTime", change.timeOfDay())
                .put(
                        "MfgOrderPlannedStartDate",
                        text(body, "MfgOrderPlannedStartDate", change.today().toString()))
                .put("MfgOrderPlannedStartTime", text(body, "MfgOrderPlannedStartTime", "06:00:00"))
                .put(
                        "MfgOrderPlannedEndDate",
                        text(
                                body,
                                "MfgOrderPlannedEndDate",
                                change.today().plusDays(1).toString()))
                .put("MfgOrderPlannedEndTime", text(body, "MfgOrderPlannedEndTime", "22:00:00"));
        change.put(ORDER, order);
        change.put(ITEM, OrderParts.item(order));
        OrderParts.operations(change, order).forEach(operation -> change.put(OPERATION, operation));
        String reservation = change.next("RESB", 5001);
        for (ObjectNode component : OrderParts.components(change, order, reservation)) {
            change.put(COMPONENT, component);
            change.put(COMPONENT_4, component.deepCopy());
        }
        return told(change, order, "Created");
    }

    private void update(Change change, ObjectNode order, ObjectNode body) {
        requireNotOver(order, "Change order");
        BigDecimal before = number(order, "TotalQuantity");
        Fields.merge(order, body);
        BigDecimal after = number(order, "TotalQuantity");
        if (after.signum() <= 0) {
            throw SapException.rejected("CO/045", "Enter a total quantity for the order");
        }
        if (after.compareTo(before) != 0) {
            String number = text(order, "ManufacturingOrder");
            number(change.edit(ITEM, number, "1"), "MfgOrderItemPlannedTotalQty", after);
            for (ObjectNode operation : operations(change, order)) {
                number(change.edit(OPERATION, change.set(OPERATION).keyOf(operation)), "OpPlannedTotalQuantity", after);
            }
            for (ObjectNode component : components(change, order)) {
                editComponent(
                        change,
                        text(component, "Reservation"),
                        text(component, "ReservationItem"),
                        both -> number(
                                both,
                                "RequiredQuantity",
                                number(both, "RequiredQuantity")
                                        .multiply(after)
                                        .divide(before, 3, RoundingMode.HALF_UP)));
            }
        }
        told(change, order, "Changed");
    }

    /** The order, which must exist. */
    static ObjectNode find(Change change, String number) {
        ObjectNode order = change.find(ORDER, number);
        if (order == null) {
            throw SapException.rejected("CO/017", "Order " + number + " does not exist");
        }
        return order;
    }

    static List<ObjectNode> operations(Change change, ObjectNode order) {
        return List.copyOf(change.rows(OPERATION, text(order, "OrderInternalBillOfOperations") + "|"));
    }

    static List<ObjectNode> components(Change change, ObjectNode order) {
        String number = text(order, "ManufacturingOrder");
        return change.rows(COMPONENT, "").stream()
                .filter(component -> text(component, "ManufacturingOrder").equals(number))
                .toList();
    }

    /** Changes a component in both entity sets that show it. */
    static void editComponent(Change change, String reservation, String item, Consumer<ObjectNode> edit) {
        edit.accept(change.edit(COMPONENT, reservation, item));
        ObjectNode newer = change.edit(COMPONENT_4, reservation, item, "");
        edit.accept(newer);
        newer.put("LastChangeDateTime", change.stamp());
    }

    /** Refuses what only a released order allows. */
    static void requireOpen(ObjectNode order, String what) {
        requireNotOver(order, what);
        if (!is(order, "OrderIsReleased")) {
            throw notAllowed(order, what, "CRTD");
        }
    }

    private static void requireNotOver(ObjectNode order, String what) {
        if (is(order, "OrderIsClosed") || is(order, "OrderIsTechnicallyCompleted") || is(order, "OrderIsDeleted")) {
            throw notAllowed(
                    order, what, is(order, "OrderIsClosed") ? "CLSD" : is(order, "OrderIsDeleted") ? "DLFL" : "TECO");
        }
    }

    private static SapException notAllowed(ObjectNode order, String what, String status) {
        String object = "(ORD " + text(order, "ManufacturingOrder") + ")";
        return SapException.rejected(
                "BS/007",
                "System status " + status + " is active " + object,
                "'" + what + "' is not allowed " + object);
    }

    /** The order has changed: its time of change, and its statuses as rows. */
    static void touch(Change change, ObjectNode order) {
        String number = text(order, "ManufacturingOrder");
        order.put("LastChangeDateTime", change.stamp());
        STATUSES.forEach((field, status) -> {
            String[] words = status.split(" ");
            if (is(order, field)) {
                change.put(
                        STATUS,
                        Json.object()
                                .put("ManufacturingOrder", number)
                                .put("StatusCode", words[0])
                                .put("IsUserStatus", false)
                                .put("StatusShortName", words[1]));
            } else if (change.find(STATUS, number, words[0]) != null) {
                change.remove(STATUS, number + "|" + words[0]);
            }
        });
    }

    /** A quantity of the order's unit. */
    static String quantity(ObjectNode order, String field) {
        return plain(number(order, field)) + " " + text(order, "ProductionUnit");
    }
}
