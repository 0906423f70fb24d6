/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import static io.millrace.canonical.value.Check.list;
import static io.millrace.canonical.value.Check.required;
import static io.millrace.canonical.value.Check.requiredText;

import io.millrace.canonical.value.HoldId;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.NonconformanceId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.ShipmentId;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stock that may not be used or shipped, and why.
 *
 * @param shipments the shipments known to contain the lot when the hold was placed
 */
public record QualityHold(
        HoldId id,
        PlantId plant,
        ItemId item,
        LotId lot,
        List<ShipmentId> shipments,
        @Nullable NonconformanceId nonconformance,
        String reason,
        OffsetDateTime placedAt) {

    public QualityHold {
        required("id", id);
        required("plant", plant);
        required("item", item);
        required("lot", lot);
        shipments = list("shipments", shipments);
        requiredText("reason", reason);
        required("placedAt", placedAt);
    }
}
