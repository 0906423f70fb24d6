/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.wms.wms.mapping;

import io.millrace.canonical.entity.QualityHold;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.QualityHoldPlaced;
import io.millrace.canonical.value.ShipmentId;
import io.millrace.wms.wms.wire.WmsShipmentBlock;
import io.millrace.wms.wms.wire.WmsShipmentBlock.Action;
import java.util.function.Function;

/** Has the warehouse keep what is on hold. */
public final class ShipmentBlockMapper implements Function<Event<QualityHoldPlaced>, WmsShipmentBlock> {

    @Override
    public WmsShipmentBlock apply(Event<QualityHoldPlaced> event) {
        QualityHold hold = event.data().hold();
        return new WmsShipmentBlock(
                event.envelope().id(),
                event.envelope().correlationId(),
                hold.id().value(),
                hold.plant().value(),
                hold.lot().value(),
                hold.shipments().stream().map(ShipmentId::value).toList(),
                Action.BLOCK,
                hold.reason(),
                hold.placedAt());
    }
}
