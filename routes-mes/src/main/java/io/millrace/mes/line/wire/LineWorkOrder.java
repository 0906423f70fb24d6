/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.line.wire;

import io.millrace.canonical.value.OperationId;
import io.millrace.canonical.value.WorkOrderId;
import java.util.List;

/**
 * A work order for a line: topic {@code plant/<plant>/<line>/work-order}.
 *
 * @param item the line's own code, or the canonical one where lines have none
 * @param quantity exact decimal, in {@code unit}
 * @param unit in the line's own words, for example {@code pcs}
 * @param operations those of the order, in their order
 * @param eventId the same on every attempt: the line takes an id once
 */
public record LineWorkOrder(
        WorkOrderId workOrder,
        String item,
        String quantity,
        String unit,
        List<OperationId> operations,
        String eventId) {}
