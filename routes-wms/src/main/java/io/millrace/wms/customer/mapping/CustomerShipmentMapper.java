/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.wms.customer.mapping;

import io.millrace.canonical.entity.Shipment;
import io.millrace.canonical.entity.ShipmentLine;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.ShipmentDispatched;
import io.millrace.wms.customer.wire.CustomerShipment;
import io.millrace.wms.customer.wire.CustomerShipment.CustomerShipmentLine;
import io.millrace.wms.customer.wire.CustomerShipment.Status;
import java.util.Objects;
import java.util.function.Function;

/** Tells the CRM and the customer portal that a shipment left, line by line. */
public final class CustomerShipmentMapper implements Function<Event<ShipmentDispatched>, CustomerShipment> {

    @Override
    public CustomerShipment apply(Event<ShipmentDispatched> event) {
        Shipment shipment = event.data().shipment();
        return new CustomerShipment(
                event.envelope().id(),
                event.envelope().correlationId(),
                shipment.id().value(),
                shipment.customer().value(),
                shipment.carrier(),
                shipment.trackingNumber(),
                Status.DISPATCHED,
                event.data().dispatchedAt(),
                shipment.lines().stream().map(CustomerShipmentMapper::line).toList());
    }

    private static CustomerShipmentLine line(ShipmentLine line) {
        return new CustomerShipmentLine(
                line.item().value(),
                Objects.toString(line.lot(), null),
                line.quantity().value().toPlainString(),
                line.quantity().unit().code(),
                Objects.toString(line.handlingUnit(), null));
    }
}
