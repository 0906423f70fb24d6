/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.quality.mapping;

import io.millrace.canonical.entity.QualityHold;
import io.millrace.canonical.error.FieldException;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventData;
import io.millrace.canonical.event.QualityHoldPlaced;
import io.millrace.canonical.event.QualityHoldReleased;
import io.millrace.quality.wire.QualityHoldChange;
import java.util.function.Function;

/** What the quality system tells of a hold: {@code quality-hold-placed} or {@code quality-hold-released}. */
public final class QualityHoldMapper implements Function<QualityHoldChange, Event<? extends EventData>> {

    @Override
    public Event<? extends EventData> apply(QualityHoldChange change) {
        QualityHoldChange.Hold hold = change.hold();
        try {
            EventData data = change.action() == QualityHoldChange.Action.PLACED ? placed(change) : released(change);
            return Event.of(
                    data,
                    change.eventId(),
                    "/quality/" + hold.plant(),
                    hold.id().value(),
                    change.occurredAt(),
                    hold.correlationId());
        } catch (FieldException e) {
            throw e.within("hold");
        }
    }

    private static QualityHoldPlaced placed(QualityHoldChange change) {
        QualityHoldChange.Hold hold = change.hold();
        return new QualityHoldPlaced(new QualityHold(
                hold.id(),
                hold.plant(),
                hold.item(),
                hold.lot(),
                hold.shipments(),
                hold.nonconformance(),
                hold.reason(),
                change.occurredAt()));
    }

    private static QualityHoldReleased released(QualityHoldChange change) {
        QualityHoldChange.Hold hold = change.hold();
        return new QualityHoldReleased(
                hold.id(),
                hold.plant(),
                hold.item(),
                hold.lot(),
                hold.shipments(),
                hold.disposition(),
                change.occurredAt());
    }
}
