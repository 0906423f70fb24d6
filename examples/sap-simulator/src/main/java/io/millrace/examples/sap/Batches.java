/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import static io.millrace.examples.sap.Fields.is;
import static io.millrace.examples.sap.Fields.required;
import static io.millrace.examples.sap.Fields.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Batches. Restricting one moves its unrestricted stock to restricted use by a material document, and back. */
final class Batches {

    static final String BATCH = "Batch";

    private final GoodsMovements goods;

    Batches(GoodsMovements goods) {
        this.goods = goods;
    }

    void offer(Operations operations) {
        operations.create(BATCH, (change, body) -> {
            String material = required(body, "Material");
            String batch = text(body, BATCH);
            batch = batch.isEmpty() ? change.next("CHARGE", 1) : batch;
            if (change.find(BATCH, material, "", batch) != null) {
                throw SapException.rejected(
                        "12/005", "Batch " + batch + " of material " + material + " already exists");
            }
            if (change.find("A_Product", material) == null) {
                throw SapException.rejected("12/001", "Material " + material + " does not exist");
            }
            return make(change, body.put(BATCH, batch));
        });
        operations.update(BATCH, this::update);
    }

    static ObjectNode make(Change change, ObjectNode body) {
        ObjectNode row = Json.object();
        Fields.merge(row, body);
        row.put("BatchIdentifyingPlant", "")
                .put("CreationDateTime", change.now().toString())
                .put("LastChangeDateTime", change.now().toString());
        change.event(
                "sap.s4.beh.batch.v1.Batch.Created.v1", "Material", text(row, "Material"), BATCH, text(row, BATCH));
        return change.put(BATCH, row);
    }

    private void update(Change change, ObjectNode row, ObjectNode body) {
        boolean before = is(row, "MatlBatchIsInRstrcdUseStock");
        Fields.merge(row, body);
        row.put("LastChangeDateTime", change.now().toString());
        boolean after = is(row, "MatlBatchIsInRstrcdUseStock");
        if (before != after) {
            restrict(change, text(row, "Material"), text(row, BATCH), after);
        }
        change.event(
                "sap.s4.beh.batch.v1.Batch.Changed.v1", "Material", text(row, "Material"), BATCH, text(row, BATCH));
    }

    private void restrict(Change change, String material, String batch, boolean restricted) {
        String from = restricted ? Movement.UNRESTRICTED : Movement.RESTRICTED;
        List<ObjectNode> items = new ArrayList<>();
        for (ObjectNode stock : change.rows(Stock.TABLE, material + "|")) {
            boolean moves = text(stock, BATCH).equals(batch)
                    && text(stock, "InventoryStockType").equals(from)
                    && Fields.number(stock, "MatlWrhsStkQtyInMatlBaseUnit").signum() > 0;
            if (moves) {
                items.add(Json.object()
                        .put("GoodsMovementType", restricted ? "341" : "342")
                        .put("Material", material)
                        .put("Plant", text(stock, "Plant"))
                        .put("StorageLocation", text(stock, "StorageLocation"))
                        .put(BATCH, batch)
                        .put("QuantityInEntryUnit", text(stock, "MatlWrhsStkQtyInMatlBaseUnit")));
            }
        }
        if (!items.isEmpty()) {
            goods.post(change, Json.object().put("GoodsMovementCode", "04"), items);
        }
    }
}
