/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import static io.millrace.examples.sap.Fields.is;
import static io.millrace.examples.sap.Fields.number;
import static io.millrace.examples.sap.Fields.plain;
import static io.millrace.examples.sap.Fields.required;
import static io.millrace.examples.sap.Fields.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * Confirmations of production orders and their cancellation. A confirmation posts exactly the goods movements that it
 * brings; if it brings none and does not say that there are none, it posts those of the order itself: backflush of the
 * marked components and, at an operation with control profile {@code YBP2}, the receipt of the yield.
 */
final class Confirmations {

    static final String CONFIRMATION = "ProdnOrdConf2";
    static final String MOVEMENT = "ProdnOrdConfMatlDocItm";

    private static final String MOVEMENTS = "to_ProdnOrdConfMatlDocItm";
    private static final BigDecimal TOLERANCE = new BigDecimal("1.10");
    static final List<String> QUANTITIES =
            List.of("ConfirmationYieldQuantity", "ConfirmationScrapQuantity", "ConfirmationReworkQuantity");

    private final ConfirmationMovements movements;

    Confirmations(GoodsMovements goods) {
        this.movements = new ConfirmationMovements(goods);
    }

    void offer(Operations operations) {
        operations.create(CONFIRMATION, this::create);
        operations.action("CancelProdnOrdConf", CONFIRMATION, this::cancel);
        operations.action("GetConfProposal", CONFIRMATION, this::proposal);
    }

    private ObjectNode create(Change change, ObjectNode body) {
        ObjectNode order = ProductionOrders.find(change, required(body, "OrderID"));
        ObjectNode operation = operation(change, order, required(body, "OrderOperation"));
        ProductionOrders.requireOpen(order, "Confirm");
        LocalDate posting = Periods.open(change, text(body, "PostingDate"));
        ObjectNode row = Json.object();
        Fields.merge(row, body);
        String group = text(operation, ProductionOrders.CONFIRMATION_GROUP);
        String unit = unit(body, operation);
        row.put("ConfirmationGroup", group)
                .put("ConfirmationCount", change.next("RMZHL-" + group, 1))
                .put("Sequence", text(body, "Sequence", "0"))
                .put("OrderType", text(order, "ManufacturingOrderType"))
                .put("Material", text(order, "Material"))
                .put("Plant", text(body, "Plant", text(order, "ProductionPlant")))
                .put("WorkCenter", text(body, "WorkCenter", text(operation, "WorkCenter")))
                .put("ConfirmationUnit", unit)
                .put("ConfirmationUnitISOCode", Units.iso(unit))
                .put("ConfirmationUnitSAPCode", unit)
                .put("PostingDate", posting.toString())
                .put("IsReversal", false)
                .put("IsReversed", false)
                .put("ConfirmationEntryDate", change.today().toString())
                .put("ConfirmationEntryTime", change.timeOfDay())
                .put("LastChangeDate", change.today().toString())
                .put("EnteredByUser", "MILLRACE");
        boolean last =
                Set.of("X", "1").contains(text(body, "FinalConfirmationType")) || is(body, "IsFinalConfirmation");
        row.put("IsFinalConfirmation", last).put("FinalConfirmationType", last ? "X" : "");
        row.remove(MOVEMENTS);
        checkQuantities(row);
        change.put(CONFIRMATION, row);
        book(change, order, operation, row, BigDecimal.ONE);
        List<ObjectNode> items = GoodsMovements.rows(body.path(MOVEMENTS));
        if (is(body, "APIConfHasNoGoodsMovements") && !items.isEmpty()) {
            throw SapException.rejected("RU/801", "The confirmation says it has no goods movements, and brings some");
        }
        if (items.isEmpty() && !is(body, "APIConfHasNoGoodsMovements")) {
            items = movements.automatic(change, order, operation, row);
        }
        if (!items.isEmpty()) {
            movements.post(change, order, row, items);
        }
        return row;
    }

    private static String unit(ObjectNode body, ObjectNode operation) {
        String unit = text(body, "ConfirmationUnit", Units.ofIso(text(body, "ConfirmationUnitISOCode")));
        unit = unit.isEmpty() ? text(operation, "OperationUnit") : unit;
        if (!Units.known(unit)) {
            throw SapException.rejected("BM/302", "Unit " + unit + " is not created in language EN");
        }
        return unit;
    }

    private static void checkQuantities(ObjectNode row) {
        if (QUANTITIES.stream().anyMatch(field -> number(row, field).signum() < 0)) {
            throw SapException.rejected("RU/150", "A confirmed quantity is negative");
        }
    }

    private static ObjectNode operation(Change change, ObjectNode order, String number) {
        return ProductionOrders.operations(change, order).stream()
                .filter(row -> text(row, "ManufacturingOrderOperation").equals(number))
                .findFirst()
                .orElseThrow(() -> SapException.rejected(
                        "RU/012",
                        "Operation 0/" + number + " of order " + text(order, "ManufacturingOrder")
                                + " does not exist"));
    }

    /** Adds what is confirmed to the balances of operation and order; sign -1 takes it away again. */
    private static void book(Change change, ObjectNode order, ObjectNode operation, ObjectNode row, BigDecimal sign) {
        String unit = text(row, "ConfirmationUnit");
        BigDecimal yield = Units.convert(number(row, "ConfirmationYieldQuantity"), unit, text(order, "ProductionUnit"));
        ObjectNode confirmed = change.edit(
                ProductionOrders.OPERATION,
                change.set(ProductionOrders.OPERATION).keyOf(operation));
        Fields.add(confirmed, "OpTotalConfirmedYieldQty", yield.multiply(sign));
        BigDecimal total = number(confirmed, "OpTotalConfirmedYieldQty");
        if (sign.signum() > 0 && total.compareTo(number(order, "TotalQuantity").multiply(TOLERANCE)) > 0) {
            throw SapException.rejected(
                    "RU/104",
                    "Overdelivery tolerance of order " + text(order, "ManufacturingOrder") + " exceeded: "
                            + plain(total) + " of " + ProductionOrders.quantity(order, "TotalQuantity"));
        }
        boolean last = is(row, "IsFinalConfirmation") && sign.signum() > 0;
        confirmed
                .put("OperationIsConfirmed", last ? "X" : "")
                .put("OperationIsPartiallyConfirmed", last || total.signum() == 0 ? "" : "X")
                .put("LastChangeDateTime", change.stamp());
        ObjectNode header = change.edit(ProductionOrders.ORDER, text(order, "ManufacturingOrder"));
        List<ObjectNode> all = ProductionOrders.operations(change, header);
        boolean done = all.stream().allMatch(one -> is(one, "OperationIsConfirmed"));
        boolean begun = all.stream()
                .anyMatch(one -> number(one, "OpTotalConfirmedYieldQty").signum() > 0);
        if (text(all.get(all.size() - 1), "ManufacturingOrderOperation")
                .equals(text(confirmed, "ManufacturingOrderOperation"))) {
            number(header, "MfgOrderConfirmedYieldQty", total);
        }
        header.put("OrderIsConfirmed", done ? "X" : "").put("OrderIsPartiallyConfirmed", begun && !done ? "X" : "");
        if (is(row, "OpenReservationsIsCleared")) {
            for (ObjectNode component : ProductionOrders.components(change, header)) {
                ProductionOrders.editComponent(
                        change,
                        text(component, "Reservation"),
                        text(component, "ReservationItem"),
                        both -> both.put("ReservationIsFinallyIssued", sign.signum() > 0));
            }
        }
        ProductionOrders.touch(change, header);
    }

    private ObjectNode cancel(Change change, Operations.Parameters parameters) {
        String group = parameters.text("ConfirmationGroup");
        String count = parameters.text("ConfirmationCount");
        ObjectNode confirmation = change.find(CONFIRMATION, group, count);
        if (confirmation == null) {
            throw SapException.rejected("RU/013", "Confirmation " + group + " " + count + " does not exist");
        }
        if (is(confirmation, "IsReversed") || is(confirmation, "IsReversal")) {
            throw SapException.rejected("RU/014", "Confirmation " + group + " " + count + " is already cancelled");
        }
        ObjectNode order = ProductionOrders.find(change, text(confirmation, "OrderID"));
        ObjectNode operation = operation(change, order, text(confirmation, "OrderOperation"));
        LocalDate posting = Periods.open(change, parameters.optional("PostingDate", Edm.DATE));
        change.edit(CONFIRMATION, group, count).put("IsReversed", true);
        ObjectNode reversal = confirmation.deepCopy();
        reversal.remove(Books.VERSION);
        reversal.put("ConfirmationCount", change.next("RMZHL-" + group, 1))
                .put("IsReversal", true)
                .put("IsReversed", false)
                .put("PostingDate", posting.toString())
                .put("ConfirmationText", parameters.optional("ConfirmationText", Edm.STRING))
                .put("ExternalSystemConfirmation", parameters.optional("ExternalSystemConfirmation", Edm.GUID))
                .put("ConfirmationEntryDate", change.today().toString())
                .put("ConfirmationEntryTime", change.timeOfDay());
        if (text(reversal, "ExternalSystemConfirmation").isEmpty()) {
            reversal.putNull("ExternalSystemConfirmation");
        }
        change.put(CONFIRMATION, reversal);
        book(change, order, operation, confirmation, BigDecimal.ONE.negate());
        movements.reverse(change, confirmation, reversal);
        return reversal;
    }

    /** What is still open, as a confirmation that nobody has posted. */
    private ObjectNode proposal(Change change, Operations.Parameters parameters) {
        ObjectNode order = ProductionOrders.find(change, parameters.text("OrderID"));
        ObjectNode operation = operation(change, order, parameters.text("OrderOperation"));
        BigDecimal open = number(order, "TotalQuantity").subtract(number(operation, "OpTotalConfirmedYieldQty"));
        return Json.object()
                .put("ConfirmationGroup", text(operation, ProductionOrders.CONFIRMATION_GROUP))
                .put("OrderID", text(order, "ManufacturingOrder"))
                .put("Sequence", "0")
                .put("OrderOperation", text(operation, "ManufacturingOrderOperation"))
                .put("ConfirmationUnit", text(order, "ProductionUnit"))
                .put("ConfirmationYieldQuantity", plain(open.max(BigDecimal.ZERO)));
    }
}
