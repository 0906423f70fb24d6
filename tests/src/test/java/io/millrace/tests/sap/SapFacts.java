/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.sap;

import io.millrace.canonical.entity.Disposition;
import io.millrace.canonical.entity.InspectionResult;
import io.millrace.canonical.entity.LaborRecord;
import io.millrace.canonical.entity.QualityHold;
import io.millrace.canonical.entity.Shipment;
import io.millrace.canonical.entity.ShipmentLine;
import io.millrace.canonical.entity.Verdict;
import io.millrace.canonical.entity.WorkOrder;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventData;
import io.millrace.canonical.event.GoodsReceived;
import io.millrace.canonical.event.InspectionCompleted;
import io.millrace.canonical.event.LaborReported;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.canonical.event.QualityHoldPlaced;
import io.millrace.canonical.event.QualityHoldReleased;
import io.millrace.canonical.event.ShipmentDispatched;
import io.millrace.canonical.event.WarehouseTransferCompleted;
import io.millrace.canonical.value.CustomerId;
import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.HoldId;
import io.millrace.canonical.value.InspectionId;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LocationId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.OperationId;
import io.millrace.canonical.value.PersonnelId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.PurchaseOrderId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.ShipmentId;
import io.millrace.canonical.value.WorkOrderId;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What happens in the plant that the SAP simulator knows. */
final class SapFacts {

    /** The plant's file. */
    static final String REFERENCE = "classpath:reference/sap-1010.yaml";

    static final PlantId PLANT = new PlantId("1010");
    static final EquipmentPath LINE = new EquipmentPath("/acme/1010/moulding/line1");
    static final ItemId HOUSING = new ItemId("FG-200");
    static final ItemId RESIN = new ItemId("RM-100");
    static final LotId LOT = new LotId("L-900");

    private final OffsetDateTime now = OffsetDateTime.now(ZoneId.of("Europe/Berlin"))
            .truncatedTo(ChronoUnit.SECONDS)
            .minusMinutes(5);

    /** When all of it happened: a little while ago. */
    OffsetDateTime at() {
        return now;
    }

    WorkOrder planned(String quantity) {
        return new WorkOrder(
                new WorkOrderId("7000001"),
                PLANT,
                HOUSING,
                Quantity.of(quantity, "EA"),
                null,
                5,
                now.plusHours(1),
                now.plusHours(9),
                List.of(),
                List.of());
    }

    Event<?> consumed(String order, String id, String quantity) {
        return event(
                new MaterialConsumed(
                        new WorkOrderId(order),
                        PLANT,
                        new OperationId("10"),
                        RESIN,
                        new LotId("R100-4711"),
                        Quantity.of(quantity, "KGM"),
                        LINE,
                        null,
                        now),
                id);
    }

    Event<?> confirmed(String order, String id, String yield, String scrap) {
        return confirmed(order, LOT, id, yield, scrap);
    }

    Event<?> confirmed(String order, LotId lot, String id, String yield, String scrap) {
        return event(
                new ProductionConfirmed(
                        new WorkOrderId(order),
                        PLANT,
                        new OperationId("20"),
                        HOUSING,
                        lot,
                        Quantity.of(yield, "EA"),
                        Quantity.of(scrap, "EA"),
                        Quantity.of("0", "EA"),
                        false,
                        LINE,
                        now.minusMinutes(30),
                        now),
                id);
    }

    Event<?> worked(String order) {
        LaborRecord labor = new LaborRecord(
                new WorkOrderId(order),
                PLANT,
                new OperationId("20"),
                new PersonnelId("00000815"),
                Duration.ofMinutes(25),
                now.minusMinutes(30),
                now);
        return event(new LaborReported(labor), "L-1");
    }

    Event<?> moved() {
        return event(
                new WarehouseTransferCompleted(
                        PLANT,
                        RESIN,
                        new LotId("R100-4711"),
                        null,
                        Quantity.of("40", "KGM"),
                        new LocationId("101A"),
                        new LocationId("101B"),
                        now),
                "T-1");
    }

    Event<?> held(List<String> deliveries) {
        return held("H-17", HOUSING, LOT, deliveries);
    }

    Event<?> held(String hold, ItemId item, LotId lot, List<String> deliveries) {
        QualityHold placed =
                new QualityHold(new HoldId(hold), PLANT, item, lot, shipments(deliveries), null, "Cracks", now);
        return event(new QualityHoldPlaced(placed), hold + "-placed");
    }

    Event<?> released(List<String> deliveries) {
        return event(
                new QualityHoldReleased(
                        new HoldId("H-17"), PLANT, HOUSING, LOT, shipments(deliveries), Disposition.UNRESTRICTED, now),
                "H-17-released");
    }

    private static List<ShipmentId> shipments(List<String> deliveries) {
        return deliveries.stream().map(ShipmentId::new).toList();
    }

    Event<?> dispatched(String delivery) {
        return dispatched(delivery, LOT);
    }

    /** Ten housings of the lot. */
    Event<?> dispatched(String delivery, LotId lot) {
        ShipmentLine housings = new ShipmentLine(HOUSING, lot, Quantity.of("10", "EA"), null);
        Shipment shipment = new Shipment(
                new ShipmentId(delivery), PLANT, new CustomerId("17100001"), "Schenker", null, List.of(housings));
        return event(new ShipmentDispatched(shipment, now), "S-" + delivery);
    }

    Event<?> received(String purchaseOrder, String delivery, String lot, String quantity) {
        return event(
                new GoodsReceived(
                        new PurchaseOrderId(purchaseOrder),
                        10,
                        PLANT,
                        new ShipmentId(delivery),
                        RESIN,
                        new LotId(lot),
                        Quantity.of(quantity, "KGM"),
                        new LocationId("101A"),
                        now),
                "G-" + lot);
    }

    Event<?> inspected(String inspectionLot, String lot, Verdict verdict) {
        InspectionResult result = new InspectionResult(
                new InspectionId(inspectionLot), PLANT, RESIN, new LotId(lot), null, verdict, List.of(), now);
        return event(new InspectionCompleted(result), "I-" + lot);
    }

    Event<?> event(EventData data, String id) {
        return Event.of(data, id, LINE.value(), id, now, id);
    }
}
