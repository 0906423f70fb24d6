/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.mapping;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.error.ModelError;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.QualityHoldReleased;
import io.millrace.core.transform.MappingContext;
import io.millrace.erp.tryton.wire.TrytonHold;
import io.millrace.erp.tryton.wire.TrytonHold.Action;

/** Does with the stock of a lot what the disposition says that its hold ended with. */
public final class ReleaseMapper {

    /** @throws MfgException naming what the plant has no code of Tryton for, or a disposition that decides nothing */
    public TrytonHold map(Event<QualityHoldReleased> event, MappingContext context) {
        QualityHoldReleased released = event.data();
        TrytonCodes codes = TrytonCodes.of(context, released.plant(), released.releasedAt());
        return new TrytonHold(
                event.envelope().id(),
                event.envelope().correlationId(),
                released.plant().value(),
                released.hold().value(),
                codes.item(released.item()),
                released.lot().value(),
                action(released),
                null,
                codes.plant().holdLocation(),
                codes.plant().scrapLocation(),
                released.releasedAt());
    }

    private static Action action(QualityHoldReleased released) {
        return switch (released.disposition()) {
            case UNRESTRICTED -> Action.RETURN;
            case SCRAPPED -> Action.SCRAP;
            case RESTRICTED -> Action.STAY;
            // Guessing here would free stock that nobody has judged.
            case PLANNED, IN_PROCESS, CLOSED ->
                throw new MfgException(
                        ModelError.INVALID_VALUE,
                        "hold " + released.hold() + " on lot " + released.lot() + " of item " + released.item()
                                + " (plant " + released.plant() + ") ended with disposition " + released.disposition()
                                + ", which says nothing about its stock: it stays on hold in Tryton. Decide"
                                + " UNRESTRICTED, RESTRICTED or SCRAPPED in the quality system");
        };
    }
}
