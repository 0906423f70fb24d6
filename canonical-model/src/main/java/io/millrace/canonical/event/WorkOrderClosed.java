/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.event.BusinessKey.Kind.*;

import io.millrace.canonical.entity.*;
import io.millrace.canonical.value.*;
import java.time.OffsetDateTime;
import java.util.List;

/** A work order was closed: nothing more is posted to it. */
public record WorkOrderClosed(WorkOrderId workOrder, PlantId plant, OffsetDateTime closedAt) implements EventData {

    @Override
    public List<BusinessKey> keys() {
        return List.of(BusinessKey.of(WORK_ORDER, workOrder));
    }
}
