/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import static io.millrace.canonical.value.Check.list;
import static io.millrace.canonical.value.Check.optionalText;
import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.ShipmentId;
import io.millrace.canonical.value.SupplierId;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A shipment that a supplier announces (ASN, despatch advice). */
public record InboundShipment(
        ShipmentId id,
        PlantId plant,
        SupplierId supplier,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        List<InboundShipmentLine> lines,
        OffsetDateTime expectedAt) {

    public InboundShipment {
        required("id", id);
        required("plant", plant);
        required("supplier", supplier);
        optionalText("carrier", carrier);
        optionalText("trackingNumber", trackingNumber);
        lines = list("lines", lines);
        required("expectedAt", expectedAt);
    }
}
