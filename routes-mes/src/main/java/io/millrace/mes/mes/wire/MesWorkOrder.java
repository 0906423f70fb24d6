/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.mes.wire;

import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.OperationId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.UnitOfMeasure;
import io.millrace.canonical.value.WorkCenterId;
import io.millrace.canonical.value.WorkOrderId;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /work-orders}: what the MES is told of a work order. Of a closed order {@code id} and {@code plant}
 * suffice.
 *
 * @param eventId the canonical event's id, the same on every attempt
 * @param quantity exact decimal, in {@code unit} (UN/CEFACT Rec 20)
 * @param lot the lot to produce, if it is prescribed
 * @param priority 0 is the most urgent
 */
public record MesWorkOrder(
        String eventId,
        String correlationId,
        Change change,
        WorkOrderId id,
        PlantId plant,
        @Nullable ItemId item,
        @Nullable String quantity,
        @Nullable UnitOfMeasure unit,
        @Nullable LotId lot,
        @Nullable Integer priority,
        @Nullable OffsetDateTime plannedStart,
        @Nullable OffsetDateTime plannedEnd,
        @Nullable List<MesOperation> operations,
        @Nullable List<MesComponent> components) {

    /** What happened to the order. */
    public enum Change {
        RELEASED,
        CHANGED,
        CLOSED
    }

    /** A step of the order; the planned time is for the whole order quantity. */
    public record MesOperation(OperationId id, WorkCenterId workCenter, String description, long plannedMinutes) {}

    /** A material requirement of an operation. */
    public record MesComponent(
            OperationId operation,
            ItemId item,
            String quantity,
            UnitOfMeasure unit,
            @Nullable LotId lot,
            boolean backflush) {}
}
