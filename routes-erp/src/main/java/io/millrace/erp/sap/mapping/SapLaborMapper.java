/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.mapping;

import io.millrace.canonical.entity.LaborRecord;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.LaborReported;
import io.millrace.core.post.NothingToPost;
import io.millrace.erp.sap.wire.SapConfirmation;
import java.time.OffsetDateTime;
import java.util.function.BiFunction;

/** Confirms the time a person worked on an operation, to the second; it makes nothing and consumes nothing. */
public final class SapLaborMapper implements BiFunction<Event<LaborReported>, SapPlant, Record> {

    private static final int ORDER = 12;
    private static final String NOTHING = "0.000";

    @Override
    public Record apply(Event<LaborReported> event, SapPlant plant) {
        LaborRecord labor = event.data().labor();
        if (labor.duration().isZero()) {
            return new NothingToPost("no time was worked");
        }
        OffsetDateTime end = SapTime.endOnTheClock(labor.from(), labor.to(), plant.zone());
        return new SapConfirmation(
                SapField.text("work order", ORDER, labor.workOrder().value()),
                SapField.operation(labor.operation().value()),
                null,
                NOTHING,
                NOTHING,
                NOTHING,
                null,
                null,
                "",
                false,
                true,
                plant.date(labor.to()),
                plant.date(labor.from()),
                plant.time(labor.from()),
                plant.date(end),
                plant.time(end),
                SapField.personnel(labor.person().value()),
                null,
                null,
                SapTime.seconds(labor.duration()),
                plant.unit(SapTime.SECOND));
    }
}
