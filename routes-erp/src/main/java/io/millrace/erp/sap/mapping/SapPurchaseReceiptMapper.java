/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.mapping;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.GoodsReceived;
import io.millrace.core.post.NothingToPost;
import io.millrace.core.reference.Movement;
import io.millrace.erp.sap.wire.SapMaterialDocument.Item;
import io.millrace.erp.sap.wire.SapMaterialDocument.Order;
import java.util.function.BiFunction;

/** Receives goods of a purchase order into stock (movement 101). */
public final class SapPurchaseReceiptMapper implements BiFunction<Event<GoodsReceived>, SapPlant, Record> {

    private static final int ORDER = 10;

    @Override
    public Record apply(Event<GoodsReceived> event, SapPlant plant) {
        GoodsReceived received = event.data();
        if (received.quantity().value().signum() == 0) {
            return new NothingToPost("nothing was received");
        }
        String order =
                SapField.text("purchase order", ORDER, received.purchaseOrder().value());
        Item item = Item.of(
                        plant.movementType(Movement.PURCHASE_RECEIPT, SapMovements.RECEIPT),
                        plant.stock(received.item(), received.lot(), plant.storageLocation(received.location())),
                        plant.amount("quantity", received.quantity()))
                .forOrder(Order.purchase(order, Integer.toString(received.line())));
        String paper = received.inboundShipment() == null
                ? order
                : received.inboundShipment().value();
        return SapMovements.document(
                SapMovements.RECEIPT_FOR_PURCHASE_ORDER, received.receivedAt(), plant, paper, item);
    }
}
