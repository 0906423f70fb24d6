/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.fence;

import io.millrace.canonical.entity.Disposition;
import io.millrace.canonical.entity.HandlingUnit;
import io.millrace.canonical.entity.HandlingUnitContent;
import io.millrace.canonical.entity.QualityHold;
import io.millrace.canonical.entity.Shipment;
import io.millrace.canonical.entity.ShipmentLine;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventData;
import io.millrace.canonical.event.HandlingUnitMoved;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.canonical.event.QualityHoldPlaced;
import io.millrace.canonical.event.QualityHoldReleased;
import io.millrace.canonical.event.ShipmentReady;
import io.millrace.canonical.event.WarehouseTransferCompleted;
import io.millrace.canonical.value.CustomerId;
import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.HandlingUnitId;
import io.millrace.canonical.value.HoldId;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LocationId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.OperationId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.ShipmentId;
import io.millrace.canonical.value.WorkOrderId;
import io.millrace.core.db.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The facts a fence lives on, at minutes of one day. */
public final class FenceEvents {

    static final PlantId ULM = new PlantId("ULM");
    static final ItemId PUMP = new ItemId("FG-200");
    private static final OffsetDateTime DAY = OffsetDateTime.parse("2026-11-23T06:00:00+01:00");
    private static final EquipmentPath LINE = new EquipmentPath("/millrace/ulm/assembly/line3");
    private static final LocationId STORE = new LocationId("H1-10-03");
    private static final LocationId DOCK = new LocationId("DOCK-1");

    private FenceEvents() {}

    public static Event<?> placed(int minute, String hold, String lot, String... shipments) {
        return event(
                minute,
                hold,
                new QualityHoldPlaced(new QualityHold(
                        new HoldId(hold),
                        ULM,
                        PUMP,
                        new LotId(lot),
                        Stream.of(shipments).map(ShipmentId::new).toList(),
                        null,
                        "torque below the lower limit",
                        at(minute))));
    }

    public static Event<?> released(int minute, String hold, String lot) {
        return event(
                minute,
                hold,
                new QualityHoldReleased(
                        new HoldId(hold), ULM, PUMP, new LotId(lot), List.of(), Disposition.UNRESTRICTED, at(minute)));
    }

    /** @param lot null for stock without one */
    public static Event<?> consumed(int minute, String order, String item, String lot) {
        return event(
                minute,
                order,
                new MaterialConsumed(
                        new WorkOrderId(order),
                        ULM,
                        new OperationId("0010"),
                        new ItemId(item),
                        lot == null ? null : new LotId(lot),
                        Quantity.of("2.5", "KGM"),
                        LINE,
                        null,
                        at(minute)));
    }

    public static Event<?> made(int minute, String order, String lot) {
        Quantity none = Quantity.of("0", "EA");
        return event(
                minute,
                order,
                new ProductionConfirmed(
                        new WorkOrderId(order),
                        ULM,
                        new OperationId("0020"),
                        PUMP,
                        new LotId(lot),
                        Quantity.of("120", "EA"),
                        none,
                        none,
                        false,
                        LINE,
                        at(minute - 1),
                        at(minute)));
    }

    public static Event<?> transferred(int minute, String lot, String toLot) {
        return event(
                minute,
                lot,
                new WarehouseTransferCompleted(
                        ULM, PUMP, new LotId(lot), new LotId(toLot), Quantity.of("24", "EA"), STORE, DOCK, at(minute)));
    }

    public static Event<?> moved(int minute, String handlingUnit, String... lots) {
        List<HandlingUnitContent> contents = Arrays.stream(lots)
                .map(lot -> new HandlingUnitContent(PUMP, new LotId(lot), Quantity.of("24", "EA")))
                .toList();
        return event(
                minute,
                handlingUnit,
                new HandlingUnitMoved(
                        new HandlingUnit(new HandlingUnitId(handlingUnit), contents), ULM, STORE, DOCK, at(minute)));
    }

    /** @param handlingUnit on which the lot is; null: on none */
    public static Event<?> ready(int minute, String shipment, String lot, String handlingUnit) {
        return event(
                minute,
                shipment,
                new ShipmentReady(new Shipment(
                        new ShipmentId(shipment),
                        ULM,
                        new CustomerId("C-10020"),
                        "DACHSER",
                        null,
                        List.of(new ShipmentLine(
                                PUMP,
                                lot == null ? null : new LotId(lot),
                                Quantity.of("24", "EA"),
                                handlingUnit == null ? null : new HandlingUnitId(handlingUnit))))));
    }

    static OffsetDateTime at(int minute) {
        return DAY.plusMinutes(minute);
    }

    private static Event<?> event(int minute, String subject, EventData data) {
        String id = data.getClass().getSimpleName() + '-' + subject + '-' + minute;
        return Event.of(data, id, "/millrace/ulm", subject, at(minute), subject);
    }

    /** Runs something while the transaction that records the event is open. */
    public static void whileRecording(Database database, Event<?> event, Runnable work) {
        Facts facts = new Facts();
        facts.add(event);
        database.inTransaction(connection -> {
            anotherProcess(database).record(connection, facts);
            work.run();
            return null;
        });
    }

    /** The fence as another process on the same database has it: nobody here hears of what it does. */
    public static Fence anotherProcess(Database database) {
        return new Fence(database, InstantSource.system(), Duration.ofDays(730));
    }
}
