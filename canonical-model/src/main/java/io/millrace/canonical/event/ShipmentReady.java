/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.entity.Shipment;
import io.millrace.canonical.value.PlantId;
import java.util.List;

/** A shipment is packed and staged. */
public record ShipmentReady(Shipment shipment) implements EventData {

    public ShipmentReady {
        required("shipment", shipment);
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
