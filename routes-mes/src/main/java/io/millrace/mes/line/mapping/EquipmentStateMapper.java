/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.line.mapping;

import io.millrace.canonical.event.EquipmentStateChanged;
import io.millrace.canonical.event.Event;
import io.millrace.core.reference.CrossReference;
import io.millrace.core.reference.Machine;
import io.millrace.mes.line.wire.LineState;

/** A line's change of state. What happens without an order is a business transaction of its own. */
public final class EquipmentStateMapper {

    /** @throws MfgException naming the machine that the plant's cross-reference does not have */
    public Event<EquipmentStateChanged> map(LineState state, CrossReference reference) {
        Machine machine = reference.machine(LineCodes.SYSTEM, state.machine(), state.changedAt());
        EquipmentStateChanged changed = new EquipmentStateChanged(
                machine.equipment(),
                machine.plant(),
                state.state(),
                state.previousState(),
                state.workOrder(),
                state.changedAt());
        return Event.of(
                changed,
                state.messageId(),
                machine.equipment().value(),
                state.machine(),
                state.changedAt(),
                state.workOrder() == null
                        ? state.messageId()
                        : state.workOrder().value());
    }
}
