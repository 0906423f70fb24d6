/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.mapping;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.core.post.NothingToPost;
import io.millrace.core.reference.Movement;
import io.millrace.erp.sap.mapping.SapPlant.GoodsMovements;
import io.millrace.erp.sap.wire.SapMaterialDocument.Item;
import io.millrace.erp.sap.wire.SapMaterialDocument.Order;
import java.util.function.BiFunction;

/**
 * Receives the yield of an order's last operation into stock (movement 101), unless the plant leaves that to SAP. Which
 * equipment makes the last operation is said by the plant's receipt points.
 */
public final class SapProductionReceiptMapper implements BiFunction<Event<ProductionConfirmed>, SapPlant, Record> {

    private static final int ORDER = 12;

    @Override
    public Record apply(Event<ProductionConfirmed> event, SapPlant plant) {
        ProductionConfirmed confirmed = event.data();
        if (plant.goodsMovements() == GoodsMovements.BACKFLUSH) {
            return new NothingToPost("SAP books the receipt of order " + confirmed.workOrder() + " by itself");
        }
        if (confirmed.yield().value().signum() == 0) {
            return new NothingToPost("no yield");
        }
        if (!plant.isReceiptPoint(confirmed.equipment())) {
            return new NothingToPost(confirmed.equipment() + " does not make the order's last operation");
        }
        String order = SapField.text("work order", ORDER, confirmed.workOrder().value());
        Item item = Item.of(
                        plant.movementType(Movement.PRODUCTION_RECEIPT, SapMovements.RECEIPT),
                        plant.stock(confirmed.item(), confirmed.lot(), plant.storageLocation(null)),
                        plant.amount("yield", confirmed.yield()))
                .forOrder(Order.production(order));
        return SapMovements.document(SapMovements.RECEIPT_FOR_ORDER, confirmed.to(), plant, order, item);
    }
}
