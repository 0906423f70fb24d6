/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.value.Check.inOrder;
import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.OperationId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.WorkOrderId;
import java.time.OffsetDateTime;
import java.util.List;

/** An operation of a work order is done: nothing more is produced in it. */
public record OperationCompleted(
        WorkOrderId workOrder,
        PlantId plant,
        OperationId operation,
        EquipmentPath equipment,
        OffsetDateTime startedAt,
        OffsetDateTime completedAt)
        implements EventData {

    public OperationCompleted {
        required("workOrder", workOrder);
        required("plant", plant);
        required("operation", operation);
        required("equipment", equipment);
        required("startedAt", startedAt);
        required("completedAt", completedAt);
        inOrder("startedAt", startedAt, "completedAt", completedAt);
    }

    @Override
    public List<BusinessKey> keys() {
        return List.of(BusinessKey.workOrder(workOrder));
    }
}
