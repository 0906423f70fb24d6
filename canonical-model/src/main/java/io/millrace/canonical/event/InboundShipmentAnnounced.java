/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.entity.InboundShipment;
import io.millrace.canonical.value.PlantId;
import java.util.List;
import java.util.stream.Stream;

/** A supplier announced a shipment (ASN). */
public record InboundShipmentAnnounced(InboundShipment inboundShipment) implements EventData {

    public InboundShipmentAnnounced {
        required("inboundShipment", inboundShipment);
    }

    @Override
    public PlantId plant() {
        return inboundShipment.plant();
    }

    @Override
    public List<BusinessKey> keys() {
        Stream<BusinessKey> orders = inboundShipment.lines().stream()
                .map(line -> BusinessKey.purchaseOrder(line.purchaseOrder()))
                .distinct();
        return Stream.concat(orders, Stream.of(BusinessKey.shipment(inboundShipment.id())))
                .toList();
    }
}
