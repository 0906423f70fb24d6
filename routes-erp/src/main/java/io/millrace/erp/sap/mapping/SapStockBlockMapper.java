/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.mapping;

import io.millrace.canonical.entity.QualityHold;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.QualityHoldPlaced;
import io.millrace.erp.sap.wire.SapStockStatus;
import java.util.List;
import java.util.function.BiFunction;

/** Takes a lot's stock out of use, in the way of the plant: blocked stock, quality stock, or a restricted batch. */
public final class SapStockBlockMapper implements BiFunction<Event<QualityHoldPlaced>, SapPlant, SapStockStatus> {

    @Override
    public SapStockStatus apply(Event<QualityHoldPlaced> event, SapPlant plant) {
        QualityHold hold = event.data().hold();
        return switch (plant.holdBy()) {
            case BLOCKED_STOCK -> moved(SapMovements.FREE_TO_BLOCKED, hold, plant);
            case QUALITY_STOCK -> moved(SapMovements.FREE_TO_QUALITY, hold, plant);
            case BATCH -> SapMovements.batch(plant, hold.item(), hold.lot(), true, hold.id(), hold.placedAt());
        };
    }

    private static SapStockStatus moved(String movement, QualityHold hold, SapPlant plant) {
        return SapMovements.allStock(
                movement,
                List.of(SapMovements.FREE),
                plant,
                hold.item(),
                hold.lot(),
                hold.id(),
                hold.placedAt(),
                hold.reason());
    }
}
