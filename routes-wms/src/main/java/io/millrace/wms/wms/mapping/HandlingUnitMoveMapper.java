/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.wms.wms.mapping;

import io.millrace.canonical.entity.HandlingUnit;
import io.millrace.canonical.entity.HandlingUnitContent;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.HandlingUnitMoved;
import io.millrace.canonical.value.HandlingUnitId;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LocationId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.UnitOfMeasure;
import io.millrace.wms.wms.wire.WmsHandlingUnitMove;
import io.millrace.wms.wms.wire.WmsHandlingUnitMove.WmsContent;
import java.util.function.Function;

/** A handling unit reached another location, with all that is on it. */
public final class HandlingUnitMoveMapper implements Function<WmsHandlingUnitMove, Event<HandlingUnitMoved>> {

    @Override
    public Event<HandlingUnitMoved> apply(WmsHandlingUnitMove move) {
        PlantId plant = new PlantId(move.plant());
        HandlingUnit handlingUnit = new HandlingUnit(
                new HandlingUnitId(move.handlingUnit()),
                move.contents().stream().map(HandlingUnitMoveMapper::content).toList());
        HandlingUnitMoved data = new HandlingUnitMoved(
                handlingUnit, plant, new LocationId(move.from()), new LocationId(move.to()), move.occurredAt());
        String subject = move.handlingUnit();
        return Event.of(data, move.eventId(), WmsSource.of(plant), subject, move.occurredAt(), subject);
    }

    private static HandlingUnitContent content(WmsContent content) {
        return new HandlingUnitContent(
                new ItemId(content.item()),
                content.lot() == null ? null : new LotId(content.lot()),
                new Quantity(content.quantity(), new UnitOfMeasure(content.unit())));
    }
}
