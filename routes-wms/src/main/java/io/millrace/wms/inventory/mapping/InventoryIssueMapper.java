/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.wms.inventory.mapping;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.wms.inventory.wire.InventoryMovement;
import io.millrace.wms.inventory.wire.InventoryMovement.Direction;
import java.util.Objects;
import java.util.function.Function;

/** What was consumed leaves the stock. */
public final class InventoryIssueMapper implements Function<Event<MaterialConsumed>, InventoryMovement> {

    @Override
    public InventoryMovement apply(Event<MaterialConsumed> event) {
        MaterialConsumed consumed = event.data();
        return new InventoryMovement(
                event.envelope().id(),
                event.envelope().correlationId(),
                consumed.plant().value(),
                Direction.ISSUE,
                consumed.workOrder().value(),
                consumed.item().value(),
                Objects.toString(consumed.lot(), null),
                consumed.quantity().value().toPlainString(),
                consumed.quantity().unit().code(),
                consumed.consumedAt());
    }
}
