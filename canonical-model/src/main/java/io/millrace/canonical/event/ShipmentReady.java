/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.event.BusinessKey.Kind.*;

import io.millrace.canonical.entity.*;
import io.millrace.canonical.value.*;
import java.util.List;

/** A shipment is packed and staged. */
public record ShipmentReady(Shipment shipment) implements EventData {

    @Override
    public PlantId plant() {
        return shipment.plant();
    }

    @Override
    public List<BusinessKey> keys() {
        return shipment.keys();
    }
}
