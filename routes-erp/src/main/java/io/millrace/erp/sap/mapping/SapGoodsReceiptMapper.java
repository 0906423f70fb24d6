/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.mapping;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.GoodsReceived;
import io.millrace.core.post.NothingToPost;
import io.millrace.erp.sap.wire.SapGoodsReceipt;
import java.util.function.BiFunction;

/** Goods of an inbound delivery are its goods receipt as soon as they are its last. */
public final class SapGoodsReceiptMapper implements BiFunction<Event<GoodsReceived>, SapPlant, Record> {

    @Override
    public Record apply(Event<GoodsReceived> event, SapPlant plant) {
        GoodsReceived received = event.data();
        return received.inboundShipment() == null
                ? new NothingToPost("received without a delivery")
                : new SapGoodsReceipt(
                        SapPutawayMapper.delivery(received.inboundShipment().value()));
    }
}
