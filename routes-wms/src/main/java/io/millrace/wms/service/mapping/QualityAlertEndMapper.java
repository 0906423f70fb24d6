/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.wms.service.mapping;

import io.millrace.canonical.entity.Disposition;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.QualityHoldReleased;
import io.millrace.canonical.value.ShipmentId;
import io.millrace.wms.service.wire.QualityAlert;
import io.millrace.wms.service.wire.QualityAlert.Kind;
import java.util.Locale;
import java.util.function.Function;

/** Tells customer service how a hold ended, and whether the lot is shipped now. */
public final class QualityAlertEndMapper implements Function<Event<QualityHoldReleased>, QualityAlert> {

    @Override
    public QualityAlert apply(Event<QualityHoldReleased> event) {
        QualityHoldReleased released = event.data();
        return new QualityAlert(
                event.envelope().id(),
                event.envelope().correlationId(),
                released.hold().value(),
                released.plant().value(),
                released.item().value(),
                released.lot().value(),
                released.shipments().stream().map(ShipmentId::value).toList(),
                Kind.RELEASE,
                "The hold on lot " + released.lot() + " of item " + released.item() + " (plant " + released.plant()
                        + ") has ended: " + consequence(released.disposition()),
                released.releasedAt());
    }

    private static String consequence(Disposition disposition) {
        return switch (disposition) {
            case UNRESTRICTED -> "the lot is good and may be shipped.";
            case SCRAPPED -> "the lot is scrapped and will not be shipped.";
            default ->
                "the lot is " + disposition.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                        + " and is not shipped for now.";
        };
    }
}
