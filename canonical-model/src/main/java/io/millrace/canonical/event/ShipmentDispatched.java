/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.entity.Shipment;
import io.millrace.canonical.value.PlantId;
import java.time.OffsetDateTime;
import java.util.List;

/** A shipment left the site. */
public record ShipmentDispatched(Shipment shipment, OffsetDateTime dispatchedAt) implements EventData {

    public ShipmentDispatched {
        required("shipment", shipment);
        required("dispatchedAt", dispatchedAt);
    }

    @Override
    public PlantId plant() {
        return shipment.plant();
    }

    @Override
    public List<BusinessKey> keys() {
        return BusinessKey.ofShipment(shipment);
    }
}
