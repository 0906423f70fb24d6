/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.mapping;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.erp.sap.mapping.SapPlant.GoodsMovements;
import io.millrace.erp.sap.mapping.SapPlant.MachineTime;
import io.millrace.erp.sap.wire.SapConfirmation;
import java.time.Duration;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Confirms an operation. SAP books goods movements with it only where the plant leaves them to SAP. */
public final class SapConfirmationMapper implements BiFunction<Event<ProductionConfirmed>, SapPlant, SapConfirmation> {

    private static final int ORDER = 12;
    private static final int TEXT = 40;

    @Override
    public SapConfirmation apply(Event<ProductionConfirmed> event, SapPlant plant) {
        ProductionConfirmed confirmed = event.data();
        boolean timed =
                plant.machineTime() == MachineTime.ELAPSED && confirmed.from().isBefore(confirmed.to());
        var end = SapTime.endOnTheClock(confirmed.from(), confirmed.to(), plant.zone());
        return new SapConfirmation(
                SapField.text("work order", ORDER, confirmed.workOrder().value()),
                SapField.operation(confirmed.operation().value()),
                SapField.remark(TEXT, confirmed.lot() == null ? null : "lot " + confirmed.lot()),
                plant.quantity("yield", confirmed.yield()),
                plant.quantity("scrap", confirmed.scrap()),
                plant.quantity("rework", confirmed.rework()),
                plant.unit(confirmed.yield().unit()),
                variance(confirmed, plant),
                confirmed.finalConfirmation() ? "X" : "",
                false,
                plant.goodsMovements() == GoodsMovements.MESSAGES,
                plant.date(confirmed.to()),
                plant.date(confirmed.from()),
                plant.time(confirmed.from()),
                plant.date(end),
                plant.time(end),
                null,
                timed ? SapTime.seconds(Duration.between(confirmed.from(), confirmed.to())) : null,
                timed ? plant.unit(SapTime.SECOND) : null,
                null,
                null);
    }

    /** The event names no reason: the plant may have a code for scrap as such, and one for rework. */
    private static @Nullable String variance(ProductionConfirmed confirmed, SapPlant plant) {
        if (confirmed.scrap().value().signum() > 0) {
            return plant.reason("scrap");
        }
        return confirmed.rework().value().signum() > 0 ? plant.reason("rework") : null;
    }
}
