/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest.mapping;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.erp.rest.wire.ErpConfirmation;
import java.util.Objects;
import java.util.function.Function;

/** Confirms yield, scrap and rework of an operation to the ERP. */
public final class ConfirmationMapper implements Function<Event<ProductionConfirmed>, ErpConfirmation> {

    @Override
    public ErpConfirmation apply(Event<ProductionConfirmed> event) {
        ProductionConfirmed confirmed = event.data();
        return new ErpConfirmation(
                event.envelope().id(),
                event.envelope().correlationId(),
                confirmed.plant().value(),
                confirmed.workOrder().value(),
                confirmed.operation().value(),
                confirmed.item().value(),
                Objects.toString(confirmed.lot(), null),
                confirmed.yield().value().toPlainString(),
                confirmed.scrap().value().toPlainString(),
                confirmed.rework().value().toPlainString(),
                confirmed.yield().unit().code(),
                confirmed.finalConfirmation(),
                confirmed.from(),
                confirmed.to());
    }
}
