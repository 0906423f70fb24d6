/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.event.BusinessKey.Kind.*;

import io.millrace.canonical.entity.*;
import io.millrace.canonical.value.*;
import java.util.List;

/** A released work order was changed; the whole new state is told. */
public record WorkOrderChanged(WorkOrder workOrder) implements EventData {

    @Override
    public PlantId plant() {
        return workOrder.plant();
    }

    @Override
    public List<BusinessKey> keys() {
        return List.of(BusinessKey.of(WORK_ORDER, workOrder.id()));
    }
}
