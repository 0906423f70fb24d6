/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.tryton;

import io.millrace.canonical.entity.Disposition;
import io.millrace.canonical.entity.QualityHold;
import io.millrace.canonical.entity.Shipment;
import io.millrace.canonical.entity.ShipmentLine;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventData;
import io.millrace.canonical.event.GoodsReceived;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.canonical.event.QualityHoldPlaced;
import io.millrace.canonical.event.QualityHoldReleased;
import io.millrace.canonical.event.ShipmentDispatched;
import io.millrace.canonical.event.WarehouseTransferCompleted;
import io.millrace.canonical.value.CustomerId;
import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.HoldId;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LocationId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.OperationId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.PurchaseOrderId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.ShipmentId;
import io.millrace.canonical.value.WorkOrderId;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What happens in the plant, as events. */
final class Facts {

    private static final PlantId PLANT = new PlantId("ULM");
    private static final EquipmentPath LINE = new EquipmentPath("/acme/ulm/assembly/line3");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Facts() {}

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }

    private static LotId lot(String lot) {
        return lot == null ? null : new LotId(lot);
    }

    static Event<?> consumed(String order, String item, String lot, String quantity, String unit) {
        return event(
                order,
                new MaterialConsumed(
                        new WorkOrderId(order),
                        PLANT,
                        new OperationId("0010"),
                        new ItemId(item),
                        lot(lot),
                        Quantity.of(quantity, unit),
                        LINE,
                        null,
                        now()));
    }

    static Event<?> confirmed(String order, String operation, String lot, String yield, boolean last) {
        return confirmed(order, operation, lot, yield, "0", last);
    }

    static Event<?> confirmed(String order, String operation, String lot, String yield, String scrap, boolean last) {
        return event(
                order,
                new ProductionConfirmed(
                        new WorkOrderId(order),
                        PLANT,
                        new OperationId(operation),
                        new ItemId("PUMP-100"),
                        lot(lot),
                        Quantity.of(yield, "EA"),
                        Quantity.of(scrap, "EA"),
                        Quantity.of("0", "EA"),
                        last,
                        LINE,
                        now().minusMinutes(30),
                        now()));
    }

    static Event<?> held(String hold, String item, String lot) {
        QualityHold placed = new QualityHold(
                new HoldId(hold), PLANT, new ItemId(item), new LotId(lot), List.of(), null, "cracks", now());
        return event(hold, new QualityHoldPlaced(placed));
    }

    static Event<?> released(String hold, String item, String lot, Disposition disposition) {
        return event(
                hold,
                new QualityHoldReleased(
                        new HoldId(hold), PLANT, new ItemId(item), new LotId(lot), List.of(), disposition, now()));
    }

    static Event<?> transferred(String item, String lot, String quantity, String unit, String from, String to) {
        return event(
                lot,
                new WarehouseTransferCompleted(
                        PLANT,
                        new ItemId(item),
                        lot(lot),
                        null,
                        Quantity.of(quantity, unit),
                        new LocationId(from),
                        new LocationId(to),
                        now()));
    }

    static Event<?> received(String purchase, String item, String lot, String quantity, String location) {
        return event(
                purchase,
                new GoodsReceived(
                        new PurchaseOrderId(purchase),
                        1,
                        PLANT,
                        null,
                        new ItemId(item),
                        lot(lot),
                        Quantity.of(quantity, "EA"),
                        new LocationId(location),
                        now()));
    }

    static Event<?> dispatched(String shipment, List<ShipmentLine> lines) {
        return event(
                shipment,
                new ShipmentDispatched(
                        new Shipment(new ShipmentId(shipment), PLANT, new CustomerId("C1000"), "DHL", null, lines),
                        now()));
    }

    static ShipmentLine line(String item, String lot, String quantity) {
        return new ShipmentLine(new ItemId(item), lot(lot), Quantity.of(quantity, "EA"), null);
    }

    private static Event<?> event(String subject, EventData data) {
        String id = "E-" + NUMBER.incrementAndGet();
        return Event.of(data, id, LINE.value(), subject, now(), subject);
    }
}
