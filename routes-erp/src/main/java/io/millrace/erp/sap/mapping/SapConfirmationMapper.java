/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.mapping;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.erp.sap.mapping.SapPlant.GoodsMovements;
import io.millrace.erp.sap.wire.SapConfirmation;
import java.util.function.BiFunction;

/** Confirms an operation. SAP books goods movements with it only where the plant leaves them to SAP. */
public final class SapConfirmationMapper implements BiFunction<Event<ProductionConfirmed>, SapPlant, SapConfirmation> {

    private static final int ORDER = 12;
    private static final int TEXT = 40;

    @Override
    public SapConfirmation apply(Event<ProductionConfirmed> event, SapPlant plant) {
        ProductionConfirmed confirmed = event.data();
        var end = SapTime.endOnTheClock(confirmed.from(), confirmed.to(), plant.zone());
        return new SapConfirmation(
                SapField.text("work order", ORDER, confirmed.workOrder().value()),
                SapField.operation(confirmed.operation().value()),
                SapField.remark(TEXT, confirmed.lot() == null ? null : "lot " + confirmed.lot()),
                plant.quantity("yield", confirmed.yield()),
                plant.quantity("scrap", confirmed.scrap()),
                plant.quantity("rework", confirmed.rework()),
                plant.unit(confirmed.yield().unit()),
                confirmed.finalConfirmation() ? "X" : "",
                false,
                plant.goodsMovements() == GoodsMovements.MESSAGES,
                plant.date(confirmed.to()),
                plant.date(confirmed.from()),
                plant.time(confirmed.from()),
                plant.date(end),
                plant.time(end),
                null,
                null,
                null);
    }
}
