/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.counter;

import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.OperationId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.UnitOfMeasure;
import io.millrace.canonical.value.WorkOrderId;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Readings of one machine, one per second. */
record Readings(String workOrder, @Nullable String lot, long good, long scrap, String unit, boolean last) {

    static final EquipmentPath MACHINE = new EquipmentPath("/acme/ulm/assembly/line3");

    static Readings good(long good) {
        return new Readings("WO-1001", null, good, 0, "EA", false);
    }

    Readings scrap(long pieces) {
        return new Readings(workOrder, lot, good, pieces, unit, last);
    }

    Readings of(String order) {
        return new Readings(order, lot, good, scrap, unit, last);
    }

    Readings ofLot(String other) {
        return new Readings(workOrder, other, good, scrap, unit, last);
    }

    Readings in(String other) {
        return new Readings(workOrder, lot, good, scrap, other, last);
    }

    Readings end(boolean ends) {
        return new Readings(workOrder, lot, good, scrap, unit, ends);
    }

    /** The n-th reading of the order. */
    CounterReading at(int n) {
        return new CounterReading(
                MACHINE,
                new PlantId("ULM"),
                new WorkOrderId(workOrder),
                new OperationId("0020"),
                new ItemId("FG-200"),
                lot == null ? null : new LotId(lot),
                quantity(good),
                quantity(scrap),
                quantity(0),
                last,
                time(n),
                workOrder + "-P-" + n);
    }

    static OffsetDateTime time(int n) {
        return OffsetDateTime.parse("2026-11-23T07:00:00+01:00").plusSeconds(n);
    }

    private Quantity quantity(long value) {
        return new Quantity(BigDecimal.valueOf(value), new UnitOfMeasure(unit));
    }
}
