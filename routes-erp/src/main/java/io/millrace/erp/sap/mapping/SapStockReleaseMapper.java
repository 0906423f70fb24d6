/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.mapping;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.error.ModelError;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.QualityHoldReleased;
import io.millrace.core.post.NothingToPost;
import io.millrace.erp.sap.wire.SapStockStatus;
import java.util.function.BiFunction;

/** Ends a hold as it was decided: the stock is free again, scrapped from where the hold put it, or stays there. */
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
            case BLOCKED_STOCK -> moved(SapMovements.BLOCKED_TO_FREE, SapMovements.BLOCKED, released, plant);
            case QUALITY_STOCK -> moved(SapMovements.QUALITY_TO_FREE, SapMovements.QUALITY, released, plant);
            case BATCH ->
                SapMovements.batch(
                        plant, released.item(), released.lot(), false, released.hold(), released.releasedAt());
        };
    }

    private static SapStockStatus scrapped(QualityHoldReleased released, SapPlant plant) {
        return switch (plant.holdBy()) {
            case BLOCKED_STOCK -> moved(SapMovements.SCRAP_BLOCKED, SapMovements.BLOCKED, released, plant);
            case QUALITY_STOCK -> moved(SapMovements.SCRAP_QUALITY, SapMovements.QUALITY, released, plant);
            case BATCH -> moved(SapMovements.SCRAP_FREE, SapMovements.FREE, released, plant);
        };
    }

    private static SapStockStatus moved(String movement, String from, QualityHoldReleased released, SapPlant plant) {
        return SapMovements.allStock(
                movement,
                from,
                plant,
                released.item(),
                released.lot(),
                released.hold(),
                released.releasedAt(),
                "disposition " + released.disposition());
    }
}
