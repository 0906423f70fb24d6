/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.labor.mapping;

import io.millrace.canonical.entity.Operation;
import io.millrace.canonical.entity.WorkOrder;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.WorkOrderReleased;
import io.millrace.mes.labor.wire.LaborActivity;
import java.util.function.Function;

/** Opens a released work order for time booking. */
public final class LaborActivityMapper implements Function<Event<WorkOrderReleased>, LaborActivity> {

    @Override
    public LaborActivity apply(Event<WorkOrderReleased> event) {
        WorkOrder order = event.data().workOrder();
        return new LaborActivity(
                event.envelope().id(),
                event.envelope().correlationId(),
                order.id(),
                order.plant(),
                order.operations().stream().map(LaborActivityMapper::operation).toList());
    }

    private static LaborActivity.ActivityOperation operation(Operation operation) {
        return new LaborActivity.ActivityOperation(operation.id(), operation.workCenter(), operation.description());
    }
}
