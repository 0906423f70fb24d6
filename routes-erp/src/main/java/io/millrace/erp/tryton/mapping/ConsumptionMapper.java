/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.mapping;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.core.transform.MappingContext;
import io.millrace.erp.tryton.wire.TrytonConsumption;
import java.util.Objects;

/** Books what was consumed to its production order. */
public final class ConsumptionMapper {

    /** @throws io.millrace.canonical.error.MfgException naming what the plant has no code of Tryton for */
    public TrytonConsumption map(Event<MaterialConsumed> event, MappingContext context) {
        MaterialConsumed consumed = event.data();
        TrytonCodes codes = TrytonCodes.of(context, consumed.plant(), consumed.consumedAt());
        return new TrytonConsumption(
                event.envelope().id(),
                event.envelope().correlationId(),
                consumed.workOrder().value(),
                consumed.operation().value(),
                codes.item(consumed.item()),
                Objects.toString(consumed.lot(), null),
                consumed.quantity().value().toPlainString(),
                codes.unit(consumed.quantity().unit()),
                codes.location(consumed.location()),
                consumed.consumedAt());
    }
}
