/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.mapping;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.QualityHoldPlaced;
import io.millrace.core.post.NothingToPost;
import io.millrace.erp.sap.wire.SapDeliveryBlock;
import java.util.List;
import java.util.function.BiFunction;

/** Blocks the deliveries that contain a lot on hold. */
public final class SapDeliveryBlockMapper implements BiFunction<Event<QualityHoldPlaced>, SapPlant, Record> {

    private static final int DELIVERY = 10;

    @Override
    public Record apply(Event<QualityHoldPlaced> event, SapPlant plant) {
        List<String> deliveries = event.data().hold().shipments().stream()
                .map(shipment -> SapField.text("shipment", DELIVERY, shipment.value()))
                .toList();
        return deliveries.isEmpty()
                ? new NothingToPost("no shipment has the lot")
                : new SapDeliveryBlock(deliveries, plant.deliveryBlock());
    }
}
