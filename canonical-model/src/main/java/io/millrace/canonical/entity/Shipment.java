/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import static io.millrace.canonical.value.Check.list;
import static io.millrace.canonical.value.Check.optionalText;
import static io.millrace.canonical.value.Check.required;
import static io.millrace.canonical.value.Check.requiredText;

import io.millrace.canonical.value.CustomerId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.ShipmentId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An outbound shipment. */
public record Shipment(
        ShipmentId id,
        PlantId plant,
        CustomerId customer,
        String carrier,
        @Nullable String trackingNumber,
        List<ShipmentLine> lines) {

    public Shipment {
        required("id", id);
        required("plant", plant);
        required("customer", customer);
        requiredText("carrier", carrier);
        optionalText("trackingNumber", trackingNumber);
        lines = list("lines", lines);
    }
}
