/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.labor.wire;

import io.millrace.canonical.value.OperationId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.WorkCenterId;
import io.millrace.canonical.value.WorkOrderId;
import java.util.List;

/**
 * {@code POST /activities}: a work order on whose operations people may book their time.
 *
 * @param eventId the canonical event's id, the same on every attempt
 */
public record LaborActivity(
        String eventId,
        String correlationId,
        WorkOrderId workOrder,
        PlantId plant,
        List<ActivityOperation> operations) {

    /** A step of the work order. */
    public record ActivityOperation(OperationId id, WorkCenterId workCenter, String description) {}
}
