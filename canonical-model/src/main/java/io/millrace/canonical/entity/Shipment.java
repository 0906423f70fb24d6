/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import io.millrace.canonical.event.BusinessKey;
import io.millrace.canonical.value.*;
import java.time.*;
import java.util.*;
import org.jspecify.annotations.Nullable;

/** An outbound shipment. */
public record Shipment(
        ShipmentId id,
        PlantId plant,
        CustomerId customer,
        String carrier,
        @Nullable String trackingNumber,
        List<ShipmentLine> lines) {

    public List<BusinessKey> keys() {
        List<BusinessKey> keys = new ArrayList<>();
        keys.add(BusinessKey.of(BusinessKey.Kind.SHIPMENT, id));
        lines.stream()
                .map(ShipmentLine::lot)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(lot -> keys.add(BusinessKey.of(BusinessKey.Kind.LOT, lot)));
        return List.copyOf(keys);
    }
}
