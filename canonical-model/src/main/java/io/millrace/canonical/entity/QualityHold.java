/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import io.millrace.canonical.event.BusinessKey;
import io.millrace.canonical.value.*;
import java.time.*;
import java.util.*;
import org.jspecify.annotations.Nullable;

/** Stock that may not be used or shipped, and why. */
public record QualityHold(
        HoldId id,
        PlantId plant,
        ItemId item,
        LotId lot,
        List<ShipmentId> shipments,
        @Nullable NonconformanceId nonconformance,
        String reason,
        OffsetDateTime placedAt) {

    public List<BusinessKey> keys() {
        return keys(id, lot, shipments);
    }

    /** A hold and its release touch the same keys. */
    public static List<BusinessKey> keys(HoldId hold, LotId lot, List<ShipmentId> shipments) {
        List<BusinessKey> keys = new ArrayList<>();
        keys.add(BusinessKey.of(BusinessKey.Kind.LOT, lot));
        keys.add(BusinessKey.of(BusinessKey.Kind.HOLD, hold));
        shipments.forEach(shipment -> keys.add(BusinessKey.of(BusinessKey.Kind.SHIPMENT, shipment)));
        return List.copyOf(keys);
    }
}
