/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.mapping;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.GoodsReceived;
import io.millrace.core.post.NothingToPost;
import io.millrace.erp.sap.wire.SapPutaway;
import java.util.function.BiFunction;

/** What came of an inbound delivery; the inbound shipment's id is SAP's delivery number. */
public final class SapPutawayMapper implements BiFunction<Event<GoodsReceived>, SapPlant, Record> {

    private static final int ORDER = 10;
    private static final int DELIVERY = 10;

    @Override
    public Record apply(Event<GoodsReceived> event, SapPlant plant) {
        GoodsReceived received = event.data();
        if (received.inboundShipment() == null) {
            return new NothingToPost("received without a delivery");
        }
        if (received.quantity().value().signum() == 0) {
            return new NothingToPost("nothing was received");
        }
        return new SapPutaway(
                delivery(received.inboundShipment().value()),
                SapField.text("purchase order", ORDER, received.purchaseOrder().value()),
                Integer.toString(received.line()),
                plant.lot(received.lot()),
                plant.quantity("quantity", received.quantity()),
                plant.unit(received.quantity().unit()));
    }

    static String delivery(String shipment) {
        return SapField.text("inbound shipment", DELIVERY, shipment);
    }
}
