/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.scheduling.mapping;

import io.millrace.canonical.entity.Operation;
import io.millrace.canonical.entity.WorkOrder;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.WorkOrderReleased;
import io.millrace.mes.PlannedTime;
import io.millrace.mes.scheduling.wire.SchedulingJob;
import java.util.function.Function;

/** Makes a released work order a job of scheduling. */
public final class SchedulingJobMapper implements Function<Event<WorkOrderReleased>, SchedulingJob> {

    @Override
    public SchedulingJob apply(Event<WorkOrderReleased> event) {
        WorkOrder order = event.data().workOrder();
        return new SchedulingJob(
                event.envelope().id(),
                event.envelope().correlationId(),
                order.id(),
                order.plant(),
                order.item(),
                order.quantity().value().toPlainString(),
                order.quantity().unit(),
                order.operations().stream().map(SchedulingJobMapper::operation).toList(),
                order.plannedStart(),
                order.plannedEnd(),
                order.priority());
    }

    private static SchedulingJob.JobOperation operation(Operation operation) {
        return new SchedulingJob.JobOperation(
                operation.id(), operation.workCenter(), PlannedTime.minutes(operation.plannedDuration()));
    }
}
