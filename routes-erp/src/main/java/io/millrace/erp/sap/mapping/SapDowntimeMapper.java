/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.mapping;

import io.millrace.canonical.event.DowntimeStarted;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.value.EquipmentPath;
import io.millrace.erp.sap.wire.SapNotification;
import java.time.OffsetDateTime;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A machine that is down is a malfunction of its equipment; the plant's machine table says which equipment it is. */
public final class SapDowntimeMapper implements BiFunction<Event<DowntimeStarted>, SapPlant, SapNotification> {

    private static final String MALFUNCTION = "M2";
    private static final String EQUIPMENT = "EAMS_EQUI";
    private static final int TEXT = 40;
    private static final int OBJECT = 40;

    @Override
    public SapNotification apply(Event<DowntimeStarted> event, SapPlant plant) {
        DowntimeStarted downtime = event.data();
        return notification(plant, downtime.equipment(), downtime.reason(), downtime.startedAt(), null);
    }

    static SapNotification notification(
            SapPlant plant, EquipmentPath machine, String reason, OffsetDateTime start, @Nullable OffsetDateTime end) {
        String[] coding = plant.coding(reason);
        return new SapNotification(
                MALFUNCTION,
                SapField.remark(TEXT, reason),
                SapField.text("equipment", OBJECT, plant.machine(machine)),
                EQUIPMENT,
                true,
                plant.date(start),
                plant.time(start),
                end == null ? null : plant.date(end),
                end == null ? null : plant.time(end),
                coding == null ? null : coding[0],
                coding == null ? null : coding[1]);
    }
}
