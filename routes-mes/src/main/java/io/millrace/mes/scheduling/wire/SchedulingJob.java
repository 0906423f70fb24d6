/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.scheduling.wire;

import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.OperationId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.UnitOfMeasure;
import io.millrace.canonical.value.WorkCenterId;
import io.millrace.canonical.value.WorkOrderId;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * {@code POST /jobs}: a work order as scheduling wants it.
 *
 * @param eventId the canonical event's id, the same on every attempt
 * @param quantity exact decimal, in {@code unit} (UN/CEFACT Rec 20)
 * @param priority 0 is the most urgent
 */
public record SchedulingJob(
        String eventId,
        String correlationId,
        WorkOrderId workOrder,
        PlantId plant,
        ItemId item,
        String quantity,
        UnitOfMeasure unit,
        List<JobOperation> operations,
        OffsetDateTime plannedStart,
        OffsetDateTime plannedEnd,
        int priority) {

    /** A step of the job; the planned time is for the whole quantity. */
    public record JobOperation(OperationId id, WorkCenterId workCenter, long plannedMinutes) {}
}
