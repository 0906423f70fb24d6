/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import static io.millrace.canonical.value.Check.list;
import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.value.InspectionId;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.WorkOrderId;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of an inspection of a lot. */
public record InspectionResult(
        InspectionId id,
        PlantId plant,
        ItemId item,
        LotId lot,
        @Nullable WorkOrderId workOrder,
        Verdict verdict,
        List<Characteristic> characteristics,
        OffsetDateTime inspectedAt) {

    public InspectionResult {
        required("id", id);
        required("plant", plant);
        required("item", item);
        required("lot", lot);
        required("verdict", verdict);
        characteristics = list("characteristics", characteristics);
        required("inspectedAt", inspectedAt);
    }
}
