/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest.mapping;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.error.ModelError;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.QualityHoldReleased;
import io.millrace.erp.rest.wire.ErpStockStatus;
import io.millrace.erp.rest.wire.ErpStockStatus.Status;
import java.util.function.Function;

/** Gives the stock of a lot the status that follows from the disposition its hold ended with. */
public final class StockReleaseMapper implements Function<Event<QualityHoldReleased>, ErpStockStatus> {

    @Override
    public ErpStockStatus apply(Event<QualityHoldReleased> event) {
        QualityHoldReleased released = event.data();
        return new ErpStockStatus(
                event.envelope().id(),
                event.envelope().correlationId(),
                released.plant().value(),
                released.hold().value(),
                released.item().value(),
                released.lot().value(),
                status(released),
                null,
                released.releasedAt());
    }

    private static Status status(QualityHoldReleased released) {
        return switch (released.disposition()) {
            case UNRESTRICTED -> Status.UNRESTRICTED;
            case RESTRICTED -> Status.BLOCKED;
            case SCRAPPED -> Status.SCRAPPED;
            // Guessing here would free stock that nobody has judged.
            case PLANNED, IN_PROCESS, CLOSED ->
                throw new MfgException(
                        ModelError.INVALID_VALUE,
                        "hold " + released.hold() + " on lot " + released.lot() + " of item " + released.item()
                                + " (plant " + released.plant() + ") ended with disposition " + released.disposition()
                                + ", which is no stock status of the ERP: it stays blocked there. Decide UNRESTRICTED,"
                                + " RESTRICTED or SCRAPPED in the quality system");
        };
    }
}
