/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.mapping;

import io.millrace.canonical.entity.Shipment;
import io.millrace.canonical.entity.ShipmentLine;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.ShipmentDispatched;
import io.millrace.core.transform.MappingContext;
import io.millrace.erp.tryton.wire.TrytonDelivery;
import java.util.Objects;

/** Tells a customer shipment what left with it, line by line: lots are never added up. */
public final class DeliveryMapper {

    /** @throws io.millrace.canonical.error.MfgException naming what the plant has no code of Tryton for */
    public TrytonDelivery map(Event<ShipmentDispatched> event, MappingContext context) {
        Shipment shipment = event.data().shipment();
        TrytonCodes codes =
                TrytonCodes.of(context, shipment.plant(), event.data().dispatchedAt());
        return new TrytonDelivery(
                event.envelope().id(),
                event.envelope().correlationId(),
                shipment.id().value(),
                shipment.carrier(),
                shipment.trackingNumber(),
                shipment.lines().stream().map(line -> line(line, codes)).toList(),
                event.data().dispatchedAt());
    }

    private static TrytonDelivery.Line line(ShipmentLine line, TrytonCodes codes) {
        return new TrytonDelivery.Line(
                codes.item(line.item()),
                Objects.toString(line.lot(), null),
                line.quantity().value().toPlainString(),
                codes.unit(line.quantity().unit()));
    }
}
