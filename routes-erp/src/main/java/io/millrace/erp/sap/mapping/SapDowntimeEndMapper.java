/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.mapping;

import io.millrace.canonical.event.DowntimeEnded;
import io.millrace.canonical.event.Event;
import io.millrace.erp.sap.wire.SapNotification;
import java.time.OffsetDateTime;
import java.util.function.BiFunction;

/** A machine that produces again: the malfunction that began when it stopped has ended. */
public final class SapDowntimeEndMapper implements BiFunction<Event<DowntimeEnded>, SapPlant, SapNotification> {

    @Override
    public SapNotification apply(Event<DowntimeEnded> event, SapPlant plant) {
        DowntimeEnded downtime = event.data();
        OffsetDateTime end = SapTime.endOnTheClock(downtime.startedAt(), downtime.endedAt(), plant.zone());
        return SapDowntimeMapper.notification(
                plant, downtime.equipment(), downtime.reason(), downtime.startedAt(), end);
    }
}
