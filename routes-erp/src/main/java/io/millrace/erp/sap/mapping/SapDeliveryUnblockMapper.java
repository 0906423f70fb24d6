/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.mapping;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.QualityHoldReleased;
import io.millrace.core.post.NothingToPost;
import io.millrace.erp.sap.wire.SapDeliveryBlock;
import java.util.List;
import java.util.function.BiFunction;

/** Ends the block of deliveries when their hold ends, however it was decided: what is scrapped is missing there. */
public final class SapDeliveryUnblockMapper implements BiFunction<Event<QualityHoldReleased>, SapPlant, Record> {

    private static final int DELIVERY = 10;

    @Override
    public Record apply(Event<QualityHoldReleased> event, SapPlant plant) {
        List<String> deliveries = event.data().shipments().stream()
                .map(shipment -> SapField.text("shipment", DELIVERY, shipment.value()))
                .toList();
        return deliveries.isEmpty()
                ? new NothingToPost("no shipment has the lot")
                : new SapDeliveryBlock(deliveries, "");
    }
}
