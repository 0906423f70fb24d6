/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.OperationId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.WorkOrderId;
import java.time.OffsetDateTime;
import java.util.List;

/** An operation of a work order was started. */
public record OperationStarted(
        WorkOrderId workOrder, PlantId plant, OperationId operation, EquipmentPath equipment, OffsetDateTime startedAt)
        implements EventData {

    public OperationStarted {
        required("workOrder", workOrder);
        required("plant", plant);
        required("operation", operation);
        required("equipment", equipment);
        required("startedAt", startedAt);
    }

    @Override
    public List<BusinessKey> keys() {
        return List.of(BusinessKey.workOrder(workOrder));
    }
}
