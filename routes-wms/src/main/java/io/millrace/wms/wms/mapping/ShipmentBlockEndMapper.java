/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.wms.wms.mapping;

import io.millrace.canonical.entity.Disposition;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.QualityHoldReleased;
import io.millrace.canonical.value.ShipmentId;
import io.millrace.wms.wms.wire.WmsShipmentBlock;
import io.millrace.wms.wms.wire.WmsShipmentBlock.Action;
import java.util.Locale;
import java.util.function.Function;

/**
 * Lets the warehouse ship again, but only what is unrestricted: a hold can also end with a lot that is scrapped or
 * restricted, and then the block stays, with the disposition as its reason.
 */
public final class ShipmentBlockEndMapper implements Function<Event<QualityHoldReleased>, WmsShipmentBlock> {

    @Override
    public WmsShipmentBlock apply(Event<QualityHoldReleased> event) {
        QualityHoldReleased released = event.data();
        boolean shippable = released.disposition() == Disposition.UNRESTRICTED;
        return new WmsShipmentBlock(
                event.envelope().id(),
                event.envelope().correlationId(),
                released.hold().value(),
                released.plant().value(),
                released.lot().value(),
                released.shipments().stream().map(ShipmentId::value).toList(),
                shippable ? Action.RELEASE : Action.BLOCK,
                shippable ? null : "lot is " + released.disposition().name().toLowerCase(Locale.ROOT),
                released.releasedAt());
    }
}
