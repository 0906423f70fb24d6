/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.mapping;

import io.millrace.canonical.event.DowntimeStarted;
import io.millrace.canonical.event.Event;
import io.millrace.erp.sap.wire.SapNotification;
import java.util.function.BiFunction;

/** A machine that is down is a malfunction of its equipment; the plant's machine table says which equipment it is. */
public final class SapDowntimeMapper implements BiFunction<Event<DowntimeStarted>, SapPlant, SapNotification> {

    private static final String MALFUNCTION = "M2";
    private static final String EQUIPMENT = "EAMS_EQUI";
    private static final int TEXT = 40;
    private static final int OBJECT = 40;

    @Override
    public SapNotification apply(Event<DowntimeStarted> event, SapPlant plant) {
        DowntimeStarted downtime = event.data();
        String[] coding = plant.coding(downtime.reason());
        return new SapNotification(
                MALFUNCTION,
                SapField.remark(TEXT, downtime.reason()),
                SapField.text("equipment", OBJECT, plant.machine(downtime.equipment())),
                EQUIPMENT,
                true,
                plant.date(downtime.startedAt()),
                plant.time(downtime.startedAt()),
                coding == null ? null : coding[0],
                coding == null ? null : coding[1]);
    }
}
