/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.value.Check.optionalText;
import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.value.CustomerId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.ShipmentId;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A shipment reached its customer. */
public record ShipmentDelivered(
        ShipmentId shipment,
        PlantId plant,
        CustomerId customer,
        @Nullable String receivedBy,
        OffsetDateTime deliveredAt)
        implements EventData {

    public ShipmentDelivered {
        required("shipment", shipment);
        required("plant", plant);
        required("customer", customer);
        optionalText("receivedBy", receivedBy);
        required("deliveredAt", deliveredAt);
    }

    @Override
    public List<BusinessKey> keys() {
        return List.of(BusinessKey.shipment(shipment));
    }
}
