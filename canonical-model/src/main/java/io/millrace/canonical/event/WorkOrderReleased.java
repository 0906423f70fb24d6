/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.entity.WorkOrder;
import io.millrace.canonical.value.PlantId;
import java.util.List;

/** A work order was released for execution: the shop floor may start it. */
public record WorkOrderReleased(WorkOrder workOrder) implements EventData {

    public WorkOrderReleased {
        required("workOrder", workOrder);
    }

    @Override
    public PlantId plant() {
        return workOrder.plant();
    }

    @Override
    public List<BusinessKey> keys() {
        return List.of(BusinessKey.workOrder(workOrder.id()));
    }
}
