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
import java.util.Map;

/** Inspection lots: the usage decision, and the stock posting out of quality inspection. */
final class Inspections {

    static final String LOT = "A_InspectionLot";

    private static final String DECISION = "A_InspLotUsageDecision";
    private static final String POSTING = "A_InspLotMatlDocItem";

    /** SAP's posting proposal of the usage decision → movement type, and the lot's field that counts it. */
    private static final Map<String, List<String>> POSTINGS = Map.of(
            "VMENGE01",
            List.of("321", "InspLotQtyToFree"),
            "VMENGE04",
            List.of("350", "InspLotQtyToBlocked"),
            "VMENGE02",
            List.of("553", "InspLotQtyToScrap"));

    private final GoodsMovements goods;

    Inspections(GoodsMovements goods) {
        this.goods = goods;
    }

    void offer(Operations operations) {
        operations.create(DECISION, this::decide);
        operations.update(DECISION, (change, row, body) -> {
            Fields.merge(row, body);
            row.put("ChangedDateTime", change.now().toString());
        });
        operations.create(POSTING, this::post);
    }

    /** A lot of what has just come into quality inspection. */
    static void lot(Change change, ObjectNode item, BigDecimal quantity) {
        String number = change.next("PRUEFLOS", 10_000_000_001L);
        boolean bought = !text(item, "PurchaseOrder").isEmpty();
        change.put(
                LOT,
                Json.object()
                        .put("InspectionLot", number)
                        .put("Material", text(item, "Material"))
                        .put("Batch", text(item, "Batch"))
                        .put("Plant", text(item, "Plant"))
                        .put("InspectionLotOrigin", bought ? "01" : "04")
                        .put("InspectionLotType", bought ? "01" : "04")
                        .put("ManufacturingOrder", text(item, "ManufacturingOrder"))
                        .put("PurchasingDocument", text(item, "PurchaseOrder"))
                        .put("PurchasingDocumentItem", text(item, "PurchaseOrderItem"))
                        .put("Supplier", text(item, "Supplier"))
                        .put("MaterialDocumentYear", text(item, "MaterialDocumentYear"))
                        .put("MaterialDocument", text(item, "MaterialDocument"))
                        .put("MaterialDocumentItem", text(item, "MaterialDocumentItem"))
                        .put("GoodsMovementType", text(item, "GoodsMovementType"))
                        .put("InspectionLotPlant", text(item, "Plant"))
                        .put("InspectionLotStorageLocation", text(item, "StorageLocation"))
                        .put("InspectionLotQuantity", plain(quantity))
                        .put("InspectionLotActualQuantity", plain(quantity))
                        .put("InspLotQtyToBePosted", plain(quantity))
                        .put("InspectionLotQuantityUnit", text(item, "MaterialBaseUnit"))
                        .put("InspectionLotCreatedOn", change.today().toString())
                        .put("ChangedDateTime", change.now().toString()));
        change.put(
                "A_InspectionLotWithStatus",
                Json.object()
                        .put("InspectionLot", number)
                        .put("InspectionLotStatusCreated", "X")
                        .put("InspectionLotStatusReleased", "X"));
        change.event("sap.s4.beh.inspectionlot.v1.InspectionLot.Created.v1", "InspectionLot", number);
    }

    private static ObjectNode open(Change change, ObjectNode body) {
        String number = required(body, "InspectionLot");
        if (change.find(LOT, number) == null) {
            throw SapException.rejected("QA/102", "Inspection lot " + number + " does not exist");
        }
        return change.edit(LOT, number);
    }

    /** Who names the lot's state means that one. */
    private static void requireUnchanged(ObjectNode lot, ObjectNode body) {
        String seen = text(body, "ChangedDateTime");
        if (!seen.isEmpty() && !seen.equals(text(lot, "ChangedDateTime"))) {
            throw SapException.rejected("QV/116", "Inspection lot " + text(lot, "InspectionLot") + " was changed");
        }
    }

    private ObjectNode decide(Change change, ObjectNode body) {
        ObjectNode lot = open(change, body);
        if (is(lot, "InspectionLotHasUsageDecision")) {
            throw SapException.rejected(
                    "QV/204", "Usage decision has already been made for inspection lot " + text(lot, "InspectionLot"));
        }
        requireUnchanged(lot, body);
        required(body, "InspectionLotUsageDecisionCode");
        required(body, "InspLotUsageDecisionCodeGroup");
        lot.put("InspectionLotHasUsageDecision", true)
                .put("ChangedDateTime", change.now().toString());
        change.edit("A_InspectionLotWithStatus", text(lot, "InspectionLot")).put("InspLotStatusInspCompleted", "X");
        ObjectNode decision = Json.object();
        Fields.merge(decision, body);
        decision.put("InspLotUsageDecisionLevel", text(body, "InspLotUsageDecisionLevel", "L"))
                .put("InspLotUsageDecisionCatalog", text(body, "InspLotUsageDecisionCatalog", "3"))
                .put(
                        "InspLotUsageDecisionValuation",
                        text(body, "InspectionLotUsageDecisionCode").startsWith("R") ? "R" : "A")
                .put("InspectionLotUsageDecidedBy", "MILLRACE")
                .put("InspectionLotUsageDecidedOn", change.today().toString())
                .put("InspLotUsageDecisionTime", change.timeOfDay())
                .put("ChangedDateTime", change.now().toString());
        change.event(
                "sap.s4.beh.inspectionlot.v1.InspectionLot.Changed.v1", "InspectionLot", text(lot, "InspectionLot"));
        return change.put(DECISION, decision);
    }

    private ObjectNode post(Change change, ObjectNode body) {
        ObjectNode lot = open(change, body);
        List<String> posting = POSTINGS.get(required(body, "UsageDecisionStockType"));
        if (posting == null) {
            throw SapException.rejected(
                    "QA/120", "Stock type " + text(body, "UsageDecisionStockType") + " is not known");
        }
        requireUnchanged(lot, body);
        BigDecimal quantity = number(body, "InspLotQtyPosted");
        if (quantity.compareTo(number(lot, "InspLotQtyToBePosted")) > 0) {
            throw SapException.rejected(
                    "QA/121",
                    "Only " + text(lot, "InspLotQtyToBePosted") + " of inspection lot " + text(lot, "InspectionLot")
                            + " can be posted");
        }
        ObjectNode item = Json.object()
                .put("GoodsMovementType", posting.get(0))
                .put("Material", text(lot, "Material"))
                .put("Plant", text(lot, "Plant"))
                .put("StorageLocation", text(body, "StorageLocation", text(lot, "InspectionLotStorageLocation")))
                .put("Batch", text(lot, "Batch"))
                .put("MaterialDocumentItemText", text(body, "MaterialDocumentItemText"))
                .put("QuantityInEntryUnit", plain(quantity));
        ObjectNode header = goods.post(change, Json.object().put("GoodsMovementCode", "04"), List.of(item));
        Fields.add(lot, posting.get(1), quantity);
        Fields.add(lot, "InspLotQtyToBePosted", quantity.negate());
        lot.put(
                        "InspLotIsStockPostingCompleted",
                        number(lot, "InspLotQtyToBePosted").signum() == 0)
                .put("ChangedDateTime", change.now().toString());
        ObjectNode row = Json.object();
        Fields.merge(row, body);
        row.put("InspLotMatlDocItem", change.next("QAMB-" + text(lot, "InspectionLot"), 1))
                .put("MaterialDocument", text(header, "MaterialDocument"))
                .put("MaterialDocumentYear", text(header, "MaterialDocumentYear"))
                .put("MaterialDocumentItem", "1")
                .put("CreationDate", change.today().toString())
                .put("ChangedDateTime", change.now().toString());
        return change.put(POSTING, row);
    }
}
