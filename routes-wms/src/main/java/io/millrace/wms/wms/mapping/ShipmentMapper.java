/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.wms.wms.mapping;

import io.millrace.canonical.entity.Shipment;
import io.millrace.canonical.entity.ShipmentLine;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventData;
import io.millrace.canonical.event.ShipmentDispatched;
import io.millrace.canonical.event.ShipmentReady;
import io.millrace.canonical.value.CustomerId;
import io.millrace.canonical.value.HandlingUnitId;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.ShipmentId;
import io.millrace.canonical.value.UnitOfMeasure;
import io.millrace.wms.wms.wire.WmsShipmentNotice;
import io.millrace.wms.wms.wire.WmsShipmentNotice.WmsShipment;
import io.millrace.wms.wms.wire.WmsShipmentNotice.WmsShipmentLine;
import java.util.function.Function;

/** A shipment that is ready or has left: {@code shipment-ready} or {@code shipment-dispatched}, lot by lot. */
public final class ShipmentMapper implements Function<WmsShipmentNotice, Event<? extends EventData>> {

    @Override
    public Event<? extends EventData> apply(WmsShipmentNotice notice) {
        Shipment shipment = shipment(notice.shipment());
        EventData data = switch (notice.status()) {
            case READY -> new ShipmentReady(shipment);
            case DISPATCHED -> new ShipmentDispatched(shipment, notice.occurredAt());
        };
        String subject = shipment.id().value();
        return Event.of(data, notice.eventId(), WmsSource.of(shipment.plant()), subject, notice.occurredAt(), subject);
    }

    private static Shipment shipment(WmsShipment shipment) {
        return new Shipment(
                new ShipmentId(shipment.id()),
                new PlantId(shipment.plant()),
                new CustomerId(shipment.customer()),
                shipment.carrier(),
                shipment.trackingNumber(),
                shipment.lines().stream().map(ShipmentMapper::line).toList());
    }

    private static ShipmentLine line(WmsShipmentLine line) {
        return new ShipmentLine(
                new ItemId(line.item()),
                line.lot() == null ? null : new LotId(line.lot()),
                new Quantity(line.quantity(), new UnitOfMeasure(line.unit())),
                line.handlingUnit() == null ? null : new HandlingUnitId(line.handlingUnit()));
    }
}
