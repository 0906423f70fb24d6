/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import static io.millrace.examples.sap.Fields.is;
import static io.millrace.examples.sap.Fields.number;
import static io.millrace.examples.sap.Fields.plain;
import static io.millrace.examples.sap.Fields.required;
import static io.millrace.examples.sap.Fields.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;

/** Purchase orders and what goods receipts do to them; a receipt of a checked material makes an inspection lot. */
final class Purchasing {

    static final String ORDER = "A_PurchaseOrder";
    static final String ITEM = "A_PurchaseOrderItem";

    /** What has been received of an item: not offered by its entity set. */
    static final String RECEIVED = "~received";

    private static final String SCHEDULE = "A_PurchaseOrderScheduleLine";

    private static final String EVENT = "sap.s4.beh.purchaseorder.v1.PurchaseOrder.";

    void offer(Operations operations) {
        operations.create(ORDER, this::create);
        operations.update(ORDER, (change, row, body) -> {
            Fields.merge(row, body);
            row.put("LastChangeDateTime", change.now().toString());
            change.event(EVENT + "Changed.v1", "PurchaseOrder", text(row, "PurchaseOrder"));
        });
    }

    private ObjectNode create(Change change, ObjectNode body) {
        String supplier = required(body, "Supplier");
        if (change.find("A_Supplier", supplier) == null) {
            throw SapException.rejected("06/321", "Supplier " + supplier + " does not exist");
        }
        ObjectNode order = Json.object();
        Fields.merge(order, body);
        String number = text(body, "PurchaseOrder");
        order.put("PurchaseOrder", number.isEmpty() ? change.next("EINKBELEG", 4_500_000_001L) : number)
                .put("PurchaseOrderType", text(body, "PurchaseOrderType", "NB"))
                .put("CreationDate", change.today().toString())
                .put(
                        "PurchaseOrderDate",
                        text(body, "PurchaseOrderDate", change.today().toString()))
                .put("LastChangeDateTime", change.now().toString());
        change.put(ORDER, order);
        List<ObjectNode> items = GoodsMovements.rows(body.path("to_PurchaseOrderItem"));
        for (int i = 0; i < items.size(); i++) {
            ObjectNode item = Json.object();
            Fields.merge(item, items.get(i));
            item.put("PurchaseOrder", text(order, "PurchaseOrder"))
                    .put("PurchaseOrderItem", text(item, "PurchaseOrderItem", Integer.toString(10 * (i + 1))));
            change.put(ITEM, item);
            for (ObjectNode line : GoodsMovements.rows(items.get(i).path("to_ScheduleLine"))) {
                change.put(
                        SCHEDULE,
                        line.put("PurchasingDocument", text(order, "PurchaseOrder"))
                                .put("PurchasingDocumentItem", text(item, "PurchaseOrderItem"))
                                .put("ScheduleLine", text(line, "ScheduleLine", "1")));
            }
        }
        change.event(EVENT + "Created.v1", "PurchaseOrder", text(order, "PurchaseOrder"));
        return order;
    }

    /** Fills in what the purchase order knows of a receipt, and sends what is to be inspected to inspection. */
    void complete(Change change, ObjectNode item) {
        if (text(item, "PurchaseOrder").isEmpty()) {
            return;
        }
        ObjectNode ordered = change.find(ITEM, text(item, "PurchaseOrder"), text(item, "PurchaseOrderItem"));
        if (ordered == null) {
            throw SapException.rejected(
                    "06/019",
                    "Item " + text(item, "PurchaseOrderItem") + " of purchase order " + text(item, "PurchaseOrder")
                            + " does not exist");
        }
        item.put("Material", text(item, "Material", text(ordered, "Material")))
                .put("Plant", text(item, "Plant", text(ordered, "Plant")))
                .put("StorageLocation", text(item, "StorageLocation", text(ordered, "StorageLocation")))
                .put("GoodsMovementRefDocType", "B");
        ObjectNode plant = change.find("A_ProductPlant", text(item, "Material"), text(item, "Plant"));
        boolean inspected = plant != null && is(plant, "HasPostToInspectionStock");
        if (inspected
                && text(item, "InventoryStockType").isEmpty()
                && text(item, "GoodsMovementType").equals("101")) {
            item.put("InventoryStockType", Movement.QUALITY);
        }
    }

    void book(Change change, ObjectNode item, BigDecimal quantity) {
        String type = text(item, "GoodsMovementType");
        boolean receipt = type.equals("101");
        if (!text(item, "PurchaseOrder").isEmpty() && (receipt || type.equals("102"))) {
            ObjectNode row = change.edit(ITEM, text(item, "PurchaseOrder"), text(item, "PurchaseOrderItem"));
            Fields.add(row, RECEIVED, receipt ? quantity : quantity.negate());
            BigDecimal tolerance = BigDecimal.ONE.add(
                    number(row, "OverdelivTolrtdLmtRatioInPct").movePointLeft(2));
            BigDecimal most = number(row, "OrderQuantity").multiply(tolerance);
            if (receipt
                    && !is(row, "UnlimitedOverdeliveryIsAllowed")
                    && number(row, RECEIVED).compareTo(most) > 0) {
                throw SapException.rejected(
                        "M7/022",
                        "PU Ordered quantity exceeded by "
                                + plain(number(row, RECEIVED).subtract(most)) + " "
                                + text(row, "PurchaseOrderQuantityUnit"));
            }
            row.put("IsCompletelyDelivered", number(row, RECEIVED).compareTo(number(row, "OrderQuantity")) >= 0);
        }
        if (receipt && text(item, "InventoryStockType").equals(Movement.QUALITY)) {
            Inspections.lot(change, item, quantity);
        }
    }
}
