/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.value.Check.inOrder;
import static io.millrace.canonical.value.Check.required;
import static io.millrace.canonical.value.Check.requiredText;

import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.WorkOrderId;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A machine produces again. */
public record DowntimeEnded(
        EquipmentPath equipment,
        PlantId plant,
        @Nullable WorkOrderId workOrder,
        String reason,
        OffsetDateTime startedAt,
        OffsetDateTime endedAt)
        implements EventData {

    public DowntimeEnded {
        required("equipment", equipment);
        required("plant", plant);
        requiredText("reason", reason);
        required("startedAt", startedAt);
        required("endedAt", endedAt);
        inOrder("startedAt", startedAt, "endedAt", endedAt);
    }

    @Override
    public List<BusinessKey> keys() {
        return List.of(BusinessKey.equipment(equipment));
    }
}
