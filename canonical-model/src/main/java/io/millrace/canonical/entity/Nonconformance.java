/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import static io.millrace.canonical.value.Check.required;
import static io.millrace.canonical.value.Check.requiredText;

import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.NonconformanceId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.WorkOrderId;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A departure from a requirement, found on a lot. */
public record Nonconformance(
        NonconformanceId id,
        PlantId plant,
        ItemId item,
        LotId lot,
        Severity severity,
        String description,
        @Nullable WorkOrderId workOrder,
        OffsetDateTime raisedAt) {

    public Nonconformance {
        required("id", id);
        required("plant", plant);
        required("item", item);
        required("lot", lot);
        required("severity", severity);
        requiredText("description", description);
        required("raisedAt", raisedAt);
    }
}
