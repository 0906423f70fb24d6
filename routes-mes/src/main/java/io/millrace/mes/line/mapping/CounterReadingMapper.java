/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.line.mapping;

import io.millrace.core.counter.CounterReading;
import io.millrace.core.reference.CrossReference;
import io.millrace.core.reference.Machine;
import io.millrace.mes.line.wire.LineCount;

/** A line's counters, as the counter that adds them up takes them. */
public final class CounterReadingMapper {

    /** @throws MfgException naming the machine or the unit that the plant's cross-reference does not have */
    public CounterReading map(LineCount count, CrossReference reference) {
        Machine machine = reference.machine(LineCodes.SYSTEM, count.machine(), count.countedAt());
        return new CounterReading(
                machine.equipment(),
                machine.plant(),
                count.workOrder(),
                count.operation(),
                LineCodes.item(machine, count.item()),
                count.lot(),
                LineCodes.quantity(machine, "good", count.good(), count.unit()),
                LineCodes.quantity(machine, "scrap", count.scrap(), count.unit()),
                LineCodes.quantity(machine, "rework", count.rework(), count.unit()),
                count.last(),
                count.countedAt(),
                count.messageId());
    }
}
