/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.wms.inventory.mapping;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.wms.inventory.wire.InventoryMovement;
import io.millrace.wms.inventory.wire.InventoryMovement.Direction;
import java.util.Objects;
import java.util.function.Function;

/** The yield of an operation reaches the stock; scrap and rework do not. */
public final class InventoryReceiptMapper implements Function<Event<ProductionConfirmed>, InventoryMovement> {

    @Override
    public InventoryMovement apply(Event<ProductionConfirmed> event) {
        ProductionConfirmed confirmed = event.data();
        return new InventoryMovement(
                event.envelope().id(),
                event.envelope().correlationId(),
                confirmed.plant().value(),
                Direction.RECEIPT,
                confirmed.workOrder().value(),
                confirmed.item().value(),
                Objects.toString(confirmed.lot(), null),
                confirmed.yield().value().toPlainString(),
                confirmed.yield().unit().code(),
                confirmed.to());
    }
}
