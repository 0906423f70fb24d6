/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.fence;

import io.millrace.canonical.entity.Shipment;
import io.millrace.canonical.entity.ShipmentLine;
import io.millrace.canonical.entity.WorkOrder;
import io.millrace.canonical.event.BusinessKey;
import io.millrace.canonical.event.EventData;
import io.millrace.canonical.event.EventType;
import io.millrace.canonical.event.HandlingUnitMoved;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.canonical.event.ShipmentDispatched;
import io.millrace.canonical.event.ShipmentReady;
import io.millrace.canonical.event.Topic;
import io.millrace.canonical.event.WarehouseTransferCompleted;
import io.millrace.canonical.event.WorkOrderChanged;
import io.millrace.canonical.event.WorkOrderReleased;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.PlantId;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The goods an event is about. */
final class Goods {

    /** Stock of an item in a plant, of a lot if it has one. */
    record Stock(PlantId plant, ItemId item, @Nullable LotId lot) {

        Thing ofItem() {
            return Thing.item(plant, item);
        }

        /** By what it is traced. */
        Thing traced() {
            return lot == null ? ofItem() : Thing.lot(lot);
        }
    }

    private static final Set<BusinessKey.Kind> KINDS =
            EnumSet.of(BusinessKey.Kind.LOT, BusinessKey.Kind.HANDLING_UNIT, BusinessKey.Kind.SHIPMENT);

    private Goods() {}

    /**
     * Everything a hold can reach of what a delivery of the event moves, uses or tells a customer of. Word of the quality
     * system itself, such as the hold, moves nothing.
     */
    static Set<Thing> of(EventData data) {
        Set<Thing> things = new LinkedHashSet<>();
        if (EventType.of(data).topic() == Topic.QUALITY) {
            return things;
        }
        data.keys().stream()
                .filter(key -> KINDS.contains(key.kind()))
                .forEach(key -> things.add(new Thing(key.toString())));
        for (Stock each : stock(data)) {
            things.add(each.ofItem());
            things.add(each.traced());
        }
        Shipment shipment = shipment(data);
        if (shipment != null) {
            things.addAll(inside(shipment));
        }
        return things;
    }

    static List<Stock> stock(EventData data) {
        PlantId plant = data.plant();
        if (data instanceof MaterialConsumed used) {
            return List.of(new Stock(plant, used.item(), used.lot()));
        }
        if (data instanceof ProductionConfirmed made) {
            return List.of(new Stock(plant, made.item(), made.lot()));
        }
        if (data instanceof WarehouseTransferCompleted moved) {
            return List.of(new Stock(plant, moved.item(), moved.lot()));
        }
        if (data instanceof WorkOrderReleased released) {
            return components(released.workOrder());
        }
        if (data instanceof WorkOrderChanged changed) {
            return components(changed.workOrder());
        }
        if (data instanceof HandlingUnitMoved moved) {
            return moved.handlingUnit().contents().stream()
                    .map(each -> new Stock(plant, each.item(), each.lot()))
                    .toList();
        }
        Shipment shipment = shipment(data);
        return shipment == null
                ? List.of()
                : shipment.lines().stream()
                        .map(each -> new Stock(plant, each.item(), each.lot()))
                        .toList();
    }

    private static List<Stock> components(WorkOrder order) {
        return order.components().stream()
                .map(each -> new Stock(order.plant(), each.item(), each.lot()))
                .toList();
    }

    static @Nullable Shipment shipment(EventData data) {
        if (data instanceof ShipmentReady ready) {
            return ready.shipment();
        }
        return data instanceof ShipmentDispatched dispatched ? dispatched.shipment() : null;
    }

    static Set<Thing> inside(Shipment shipment) {
        Set<Thing> inside = new LinkedHashSet<>();
        for (ShipmentLine line : shipment.lines()) {
            inside.add(new Stock(shipment.plant(), line.item(), line.lot()).traced());
            if (line.handlingUnit() != null) {
                inside.add(Thing.handlingUnit(line.handlingUnit()));
            }
        }
        return inside;
    }
}
