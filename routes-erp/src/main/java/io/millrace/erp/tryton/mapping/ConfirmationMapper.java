/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.mapping;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.core.transform.MappingContext;
import io.millrace.erp.tryton.wire.TrytonConfirmation;
import java.util.Objects;

/** Tells a production order what one of its operations made. */
public final class ConfirmationMapper {

    /** @throws io.millrace.canonical.error.MfgException naming what the plant has no code of Tryton for */
    public TrytonConfirmation map(Event<ProductionConfirmed> event, MappingContext context) {
        ProductionConfirmed confirmed = event.data();
        TrytonCodes codes = TrytonCodes.of(context, confirmed.plant(), confirmed.to());
        return new TrytonConfirmation(
                event.envelope().id(),
                event.envelope().correlationId(),
                confirmed.workOrder().value(),
                confirmed.operation().value(),
                codes.item(confirmed.item()),
                Objects.toString(confirmed.lot(), null),
                confirmed.yield().value().toPlainString(),
                confirmed.scrap().value().toPlainString(),
                codes.unit(confirmed.yield().unit()),
                confirmed.finalConfirmation(),
                codes.plant().backflush(),
                codes.plant().scrapLocation(),
                confirmed.from(),
                confirmed.to());
    }
}
