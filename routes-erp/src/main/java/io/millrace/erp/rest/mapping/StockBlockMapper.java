/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest.mapping;

import io.millrace.canonical.entity.QualityHold;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.QualityHoldPlaced;
import io.millrace.erp.rest.wire.ErpStockStatus;
import io.millrace.erp.rest.wire.ErpStockStatus.Status;
import java.util.function.Function;

/** Blocks the stock of a lot that is on hold. */
public final class StockBlockMapper implements Function<Event<QualityHoldPlaced>, ErpStockStatus> {

    @Override
    public ErpStockStatus apply(Event<QualityHoldPlaced> event) {
        QualityHold hold = event.data().hold();
        return new ErpStockStatus(
                event.envelope().id(),
                event.envelope().correlationId(),
                hold.plant().value(),
                hold.id().value(),
                hold.item().value(),
                hold.lot().value(),
                Status.BLOCKED,
                hold.reason(),
                hold.placedAt());
    }
}
