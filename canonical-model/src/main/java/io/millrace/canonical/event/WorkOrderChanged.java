/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.entity.WorkOrder;
import io.millrace.canonical.value.PlantId;
import java.util.List;

/** A released work order was changed; the whole new state is told. */
public record WorkOrderChanged(WorkOrder workOrder) implements EventData {

    public WorkOrderChanged {
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
