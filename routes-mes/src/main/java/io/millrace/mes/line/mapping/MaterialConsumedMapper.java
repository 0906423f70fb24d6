/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.line.mapping;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.core.reference.CrossReference;
import io.millrace.core.reference.Machine;
import io.millrace.mes.line.wire.LineConsumption;

/** What a line consumed. The event's source is the machine's path, its id the machine's message id. */
public final class MaterialConsumedMapper {

    /** @throws MfgException naming the machine or the unit that the plant's cross-reference does not have */
    public Event<MaterialConsumed> map(LineConsumption consumption, CrossReference reference) {
        Machine machine = reference.machine(LineCodes.SYSTEM, consumption.machine(), consumption.consumedAt());
        MaterialConsumed consumed = new MaterialConsumed(
                consumption.workOrder(),
                machine.plant(),
                consumption.operation(),
                LineCodes.item(machine, consumption.item()),
                consumption.lot(),
                LineCodes.quantity(machine, "quantity", consumption.quantity(), consumption.unit()),
                machine.equipment(),
                null,
                consumption.consumedAt());
        Event<MaterialConsumed> event = Event.of(
                consumed,
                consumption.messageId(),
                machine.equipment().value(),
                consumption.workOrder().value(),
                consumption.consumedAt(),
                consumption.workOrder().value());
        return consumption.sequence() == null ? event : event.withSequence(consumption.sequence());
    }
}
