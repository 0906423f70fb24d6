/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.mapping;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.error.ModelError;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.QualityHoldReleased;
import io.millrace.core.post.NothingToPost;
import io.millrace.erp.sap.wire.SapStockStatus;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Ends a hold as it was decided: the stock is free again, scrapped from where the hold put it, or stays there. The
 * decision is the reason of the movement.
 */
public final class SapStockReleaseMapper implements BiFunction<Event<QualityHoldReleased>, SapPlant, Record> {

    @Override
    public Record apply(Event<QualityHoldReleased> event, SapPlant plant) {
        QualityHoldReleased released = event.data();
        return switch (released.disposition()) {
            case UNRESTRICTED -> freed(released, plant);
            case SCRAPPED -> scrapped(released, plant);
            case RESTRICTED -> new NothingToPost("lot " + released.lot() + " stays as the hold left it");
            // Guessing here would free stock that nobody has judged.
            case PLANNED, IN_PROCESS, CLOSED ->
                throw new MfgException(
                        ModelError.INVALID_VALUE,
                        "hold " + released.hold() + " on lot " + released.lot() + " of item " + released.item()
                                + " (plant " + released.plant() + ") ended with disposition " + released.disposition()
                                + ", which is no stock status of SAP: it stays blocked there. Decide UNRESTRICTED,"
                                + " RESTRICTED or SCRAPPED in the quality system");
        };
    }

    private static SapStockStatus freed(QualityHoldReleased released, SapPlant plant) {
        return switch (plant.holdBy()) {
            case BLOCKED_STOCK -> moved(SapMovements.BLOCKED_TO_FREE, released, plant, SapMovements.BLOCKED);
            case QUALITY_STOCK -> moved(SapMovements.QUALITY_TO_FREE, released, plant, SapMovements.QUALITY);
            case BATCH ->
                SapMovements.batch(
                        plant, released.item(), released.lot(), false, released.hold(), released.releasedAt());
        };
    }

    private static SapStockStatus scrapped(QualityHoldReleased released, SapPlant plant) {
        return switch (plant.holdBy()) {
            case BLOCKED_STOCK -> moved(SapMovements.SCRAP_BLOCKED, released, plant, SapMovements.BLOCKED);
            case QUALITY_STOCK -> moved(SapMovements.SCRAP_QUALITY, released, plant, SapMovements.QUALITY);
            // What was free is restricted as long as its batch is.
            case BATCH -> moved(SapMovements.SCRAP_FREE, released, plant, SapMovements.FREE, SapMovements.RESTRICTED);
        };
    }

    private static SapStockStatus moved(String movement, QualityHoldReleased released, SapPlant plant, String... from) {
        return SapMovements.allStock(
                movement,
                List.of(from),
                plant,
                released.item(),
                released.lot(),
                released.hold(),
                released.releasedAt(),
                released.disposition().name());
    }
}
