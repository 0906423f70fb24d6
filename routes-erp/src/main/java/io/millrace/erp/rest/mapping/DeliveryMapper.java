/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest.mapping;

import io.millrace.canonical.entity.Shipment;
import io.millrace.canonical.entity.ShipmentLine;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.ShipmentDispatched;
import io.millrace.erp.rest.wire.ErpDelivery;
import io.millrace.erp.rest.wire.ErpDelivery.ErpDeliveryLine;
import java.util.Objects;
import java.util.function.Function;

/** Posts what left the plant, line by line: lots are never added up. */
public final class DeliveryMapper implements Function<Event<ShipmentDispatched>, ErpDelivery> {

    @Override
    public ErpDelivery apply(Event<ShipmentDispatched> event) {
        Shipment shipment = event.data().shipment();
        return new ErpDelivery(
                event.envelope().id(),
                event.envelope().correlationId(),
                shipment.plant().value(),
                shipment.id().value(),
                shipment.customer().value(),
                shipment.carrier(),
                shipment.trackingNumber(),
                shipment.lines().stream().map(DeliveryMapper::line).toList(),
                event.data().dispatchedAt());
    }

    private static ErpDeliveryLine line(ShipmentLine line) {
        return new ErpDeliveryLine(
                line.item().value(),
                Objects.toString(line.lot(), null),
                line.quantity().value().toPlainString(),
                line.quantity().unit().code(),
                Objects.toString(line.handlingUnit(), null));
    }
}
