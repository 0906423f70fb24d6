/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.wms.service.mapping;

import io.millrace.canonical.entity.QualityHold;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.QualityHoldPlaced;
import io.millrace.canonical.value.ShipmentId;
import io.millrace.wms.service.wire.QualityAlert;
import io.millrace.wms.service.wire.QualityAlert.Kind;
import java.util.function.Function;

/** Tells customer service which shipments a hold stops, in a sentence it can pass on. */
public final class QualityAlertMapper implements Function<Event<QualityHoldPlaced>, QualityAlert> {

    @Override
    public QualityAlert apply(Event<QualityHoldPlaced> event) {
        QualityHold hold = event.data().hold();
        return new QualityAlert(
                event.envelope().id(),
                event.envelope().correlationId(),
                hold.id().value(),
                hold.plant().value(),
                hold.item().value(),
                hold.lot().value(),
                hold.shipments().stream().map(ShipmentId::value).toList(),
                Kind.HOLD,
                "Lot " + hold.lot() + " of item " + hold.item() + " (plant " + hold.plant() + ") is on hold: "
                        + hold.reason() + ". Nothing of it is shipped until the hold ends.",
                hold.placedAt());
    }
}
