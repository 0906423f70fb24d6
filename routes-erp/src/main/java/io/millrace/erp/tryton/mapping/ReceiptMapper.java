/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.mapping;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.GoodsReceived;
import io.millrace.core.post.NothingToPost;
import io.millrace.core.transform.MappingContext;
import io.millrace.erp.tryton.wire.TrytonReceipt;
import java.util.Objects;

/** Receives goods of a purchase. */
public final class ReceiptMapper {

    /** @throws io.millrace.canonical.error.MfgException naming what the plant has no code of Tryton for */
    public Record map(Event<GoodsReceived> event, MappingContext context) {
        GoodsReceived received = event.data();
        if (received.quantity().value().signum() == 0) {
            return new NothingToPost("nothing was received");
        }
        TrytonCodes codes = TrytonCodes.of(context, received.plant(), received.receivedAt());
        return new TrytonReceipt(
                event.envelope().id(),
                event.envelope().correlationId(),
                received.purchaseOrder().value(),
                received.line(),
                Objects.toString(received.inboundShipment(), null),
                codes.item(received.item()),
                Objects.toString(received.lot(), null),
                received.quantity().value().toPlainString(),
                codes.unit(received.quantity().unit()),
                codes.location(received.location()),
                received.receivedAt());
    }
}
