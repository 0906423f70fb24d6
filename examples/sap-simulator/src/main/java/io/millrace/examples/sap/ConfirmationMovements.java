/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import static io.millrace.examples.sap.Fields.is;
import static io.millrace.examples.sap.Fields.number;
import static io.millrace.examples.sap.Fields.plain;
import static io.millrace.examples.sap.Fields.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The goods movements of a confirmation: those it brings, those that follow by themselves, and their reversal. */
final class ConfirmationMovements {

    private final GoodsMovements goods;

    ConfirmationMovements(GoodsMovements goods) {
        this.goods = goods;
    }

    /** The movements that follow by themselves. */
    List<ObjectNode> automatic(Change change, ObjectNode order, ObjectNode operation, ObjectNode row) {
        List<ObjectNode> items = new ArrayList<>();
        BigDecimal made = Units.convert(
                Confirmations.QUANTITIES.stream()
                        .map(field -> number(row, field))
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                text(row, "ConfirmationUnit"),
                text(order, "ProductionUnit"));
        for (ObjectNode component : ProductionOrders.components(change, order)) {
            boolean flows = is(component, "MatlCompIsMarkedForBackflush")
                    && text(component, "ManufacturingOrderOperation").equals(text(row, "OrderOperation"));
            BigDecimal quantity = number(component, "RequiredQuantity")
                    .multiply(made)
                    .divide(number(order, "TotalQuantity"), 3, RoundingMode.HALF_UP);
            if (flows && quantity.signum() > 0) {
                items.add(Json.object()
                        .put("GoodsMovementType", "261")
                        .put("Reservation", text(component, "Reservation"))
                        .put("ReservationItem", text(component, "ReservationItem"))
                        .put("Batch", text(component, "Batch"))
                        .put("EntryUnit", text(component, "BaseUnit"))
                        .put("QuantityInEntryUnit", plain(quantity)));
            }
        }
        BigDecimal yield = number(row, "ConfirmationYieldQuantity");
        if (text(operation, "OperationControlProfile").equals("YBP2") && yield.signum() > 0) {
            items.add(Json.object()
                    .put("GoodsMovementType", "101")
                    .put(
                            "Batch",
                            text(change.find(ProductionOrders.ITEM, text(order, "ManufacturingOrder"), "1"), "Batch"))
                    .put("EntryUnit", text(row, "ConfirmationUnit"))
                    .put("QuantityInEntryUnit", plain(yield)));
        }
        return items;
    }

    void post(Change change, ObjectNode order, ObjectNode confirmation, List<ObjectNode> items) {
        List<ObjectNode> movements = new ArrayList<>();
        for (ObjectNode item : items) {
            ObjectNode movement = item.deepCopy();
            movement.put("ManufacturingOrder", text(order, "ManufacturingOrder"))
                    .put("EntryUnit", text(item, "EntryUnit", Units.ofIso(text(item, "EntryUnitISOCode"))));
            movement.remove(List.of("OrderID", "OrderType", "OrderItem"));
            movements.add(movement);
        }
        ObjectNode header = goods.post(
                change,
                Json.object()
                        .put("PostingDate", text(confirmation, "PostingDate"))
                        .put("MaterialDocumentHeaderText", shortened(text(confirmation, "ConfirmationText"), 25)),
                movements);
        record(change, confirmation, header);
    }

    private static String shortened(String text, int length) {
        return text.length() > length ? text.substring(0, length) : text;
    }

    /** The confirmation knows its movements. */
    private static void record(Change change, ObjectNode confirmation, ObjectNode header) {
        String document = text(header, "MaterialDocumentYear") + "|" + text(header, "MaterialDocument") + "|";
        for (ObjectNode item : change.rows(GoodsMovements.ITEM, document)) {
            ObjectNode movement = item.deepCopy();
            movement.put("ConfirmationGroup", text(confirmation, "ConfirmationGroup"))
                    .put("ConfirmationCount", text(confirmation, "ConfirmationCount"))
                    .put("OrderID", text(confirmation, "OrderID"))
                    .put("OrderType", text(confirmation, "OrderType"))
                    .put("EntryUnitISOCode", Units.iso(text(item, "EntryUnit")));
            change.put(Confirmations.MOVEMENT, movement);
        }
    }

    /** Reverses what of the confirmation's movements nobody has reversed yet. */
    void reverse(Change change, ObjectNode confirmation, ObjectNode reversal) {
        List<ObjectNode> items = new ArrayList<>();
        for (ObjectNode movement : change.rows(
                Confirmations.MOVEMENT,
                text(confirmation, "ConfirmationGroup") + "|" + text(confirmation, "ConfirmationCount") + "|")) {
            items.addAll(
                    goods
                            .open(change, text(movement, "MaterialDocumentYear"), text(movement, "MaterialDocument"))
                            .stream()
                            .filter(item ->
                                    text(item, "MaterialDocumentItem").equals(text(movement, "MaterialDocumentItem")))
                            .toList());
        }
        if (!items.isEmpty()) {
            record(change, reversal, goods.reverse(change, items, text(reversal, "PostingDate")));
        }
    }
}
