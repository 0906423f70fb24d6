/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.mapping;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.error.ModelError;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.WarehouseTransferCompleted;
import io.millrace.core.transform.MappingContext;
import io.millrace.erp.tryton.wire.TrytonTransfer;
import java.util.Objects;

/** Books stock from one location to another. */
public final class TransferMapper {

    /** @throws MfgException naming what the plant has no code of Tryton for, or a lot that became another */
    public TrytonTransfer map(Event<WarehouseTransferCompleted> event, MappingContext context) {
        WarehouseTransferCompleted done = event.data();
        if (done.toLot() != null && !done.toLot().equals(done.lot())) {
            throw new MfgException(
                    ModelError.INVALID_VALUE,
                    "lot " + done.lot() + " of item " + done.item() + " (plant " + done.plant() + ") became lot "
                            + done.toLot() + ", which no internal shipment of Tryton does: correct it by an inventory");
        }
        TrytonCodes codes = TrytonCodes.of(context, done.plant(), done.completedAt());
        return new TrytonTransfer(
                event.envelope().id(),
                event.envelope().correlationId(),
                codes.item(done.item()),
                Objects.toString(done.lot(), null),
                done.quantity().value().toPlainString(),
                codes.unit(done.quantity().unit()),
                codes.location(done.from()),
                codes.location(done.to()),
                done.completedAt());
    }
}
