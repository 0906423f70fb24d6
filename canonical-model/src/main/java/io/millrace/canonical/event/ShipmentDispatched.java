/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.event.BusinessKey.Kind.*;

import io.millrace.canonical.entity.*;
import io.millrace.canonical.value.*;
import java.time.OffsetDateTime;
import java.util.List;

/** A shipment left the site. */
public record ShipmentDispatched(Shipment shipment, OffsetDateTime dispatchedAt) implements EventData {

    @Override
    public PlantId plant() {
        return shipment.plant();
    }

    @Override
    public List<BusinessKey> keys() {
        return shipment.keys();
    }
}
