/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.mapping;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.core.post.NothingToPost;
import io.millrace.core.reference.Movement;
import io.millrace.erp.sap.mapping.SapPlant.GoodsMovements;
import io.millrace.erp.sap.wire.SapMaterialDocument.Item;
import io.millrace.erp.sap.wire.SapMaterialDocument.Order;
import java.util.function.BiFunction;

/** Issues a component to its order (movement 261), unless the plant leaves that to SAP's backflush: never both. */
public final class SapConsumptionMapper implements BiFunction<Event<MaterialConsumed>, SapPlant, Record> {

    private static final int ORDER = 12;

    @Override
    public Record apply(Event<MaterialConsumed> event, SapPlant plant) {
        MaterialConsumed consumed = event.data();
        if (plant.goodsMovements() == GoodsMovements.BACKFLUSH) {
            return new NothingToPost("SAP books what order " + consumed.workOrder() + " consumes by backflush");
        }
        if (consumed.quantity().value().signum() == 0) {
            return new NothingToPost("nothing was consumed");
        }
        String order = SapField.text("work order", ORDER, consumed.workOrder().value());
        Item item = Item.of(
                        plant.movementType(Movement.CONSUMPTION, SapMovements.ISSUE_TO_ORDER),
                        plant.stock(consumed.item(), consumed.lot(), plant.storageLocation(consumed.location())),
                        plant.amount("quantity", consumed.quantity()))
                .forOrder(Order.consumption(order));
        return SapMovements.document(SapMovements.ISSUE, consumed.consumedAt(), plant, order, item);
    }
}
