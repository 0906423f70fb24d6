/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.line.wire;

import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.entity.EquipmentState;
import io.millrace.canonical.value.WorkOrderId;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A line went from one PackML state to another: topic {@code plant/<plant>/<line>/state}.
 *
 * @param messageId unique at the machine
 * @param machine the line's own code
 * @param workOrder the running order, if there is one
 */
public record LineState(
        String messageId,
        String machine,
        EquipmentState state,
        @Nullable EquipmentState previousState,
        @Nullable WorkOrderId workOrder,
        OffsetDateTime changedAt) {

    public LineState {
        required("messageId", messageId);
        required("machine", machine);
        required("state", state);
        required("changedAt", changedAt);
    }
}
