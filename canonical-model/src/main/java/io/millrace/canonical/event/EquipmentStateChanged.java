/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.entity.EquipmentState;
import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.WorkOrderId;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A machine went from one PackML state to another. */
public record EquipmentStateChanged(
        EquipmentPath equipment,
        PlantId plant,
        EquipmentState state,
        @Nullable EquipmentState previousState,
        @Nullable WorkOrderId workOrder,
        OffsetDateTime changedAt)
        implements EventData {

    public EquipmentStateChanged {
        required("equipment", equipment);
        required("plant", plant);
        required("state", state);
        required("changedAt", changedAt);
    }

    @Override
    public List<BusinessKey> keys() {
        return List.of(BusinessKey.equipment(equipment));
    }
}
