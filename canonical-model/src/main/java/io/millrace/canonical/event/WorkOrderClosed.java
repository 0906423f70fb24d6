/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.WorkOrderId;
import java.time.OffsetDateTime;
import java.util.List;

/** A work order was closed: nothing more is posted to it. */
public record WorkOrderClosed(WorkOrderId workOrder, PlantId plant, OffsetDateTime closedAt) implements EventData {

    public WorkOrderClosed {
        required("workOrder", workOrder);
        required("plant", plant);
        required("closedAt", closedAt);
    }

    @Override
    public List<BusinessKey> keys() {
        return List.of(BusinessKey.workOrder(workOrder));
    }
}
