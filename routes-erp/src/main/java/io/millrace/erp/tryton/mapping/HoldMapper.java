/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.mapping;

import io.millrace.canonical.entity.QualityHold;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.QualityHoldPlaced;
import io.millrace.core.transform.MappingContext;
import io.millrace.erp.tryton.wire.TrytonHold;
import io.millrace.erp.tryton.wire.TrytonHold.Action;

/** Takes the stock of a lot on hold out of use. */
public final class HoldMapper {

    /** @throws io.millrace.canonical.error.MfgException naming what the plant has no code of Tryton for */
    public TrytonHold map(Event<QualityHoldPlaced> event, MappingContext context) {
        QualityHold hold = event.data().hold();
        TrytonCodes codes = TrytonCodes.of(context, hold.plant(), hold.placedAt());
        return new TrytonHold(
                event.envelope().id(),
                event.envelope().correlationId(),
                hold.plant().value(),
                hold.id().value(),
                codes.item(hold.item()),
                hold.lot().value(),
                Action.HOLD,
                hold.reason(),
                codes.plant().holdLocation(),
                null,
                hold.placedAt());
    }
}
