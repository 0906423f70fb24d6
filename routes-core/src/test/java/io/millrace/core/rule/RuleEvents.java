/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.rule;

import io.millrace.canonical.entity.Component;
import io.millrace.canonical.entity.Operation;
import io.millrace.canonical.entity.WorkOrder;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventData;
import io.millrace.canonical.event.GoodsReceived;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.canonical.event.WorkOrderChanged;
import io.millrace.canonical.event.WorkOrderClosed;
import io.millrace.canonical.event.WorkOrderReleased;
import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LocationId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.OperationId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.PurchaseOrderId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.WorkCenterId;
import io.millrace.canonical.value.WorkOrderId;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;

/** Work orders for pumps (FG-200) from castings (RM-100), at minutes of one day. */
public final class RuleEvents {

    public static final PlantId ULM = new PlantId("ULM");
    public static final ItemId PUMP = new ItemId("FG-200");
    private static final OffsetDateTime DAY = OffsetDateTime.parse("2026-11-23T06:00:00+01:00");
    private static final EquipmentPath LINE = new EquipmentPath("/millrace/ulm/assembly/line3");

    private RuleEvents() {}

    public static OffsetDateTime at(int minute) {
        return DAY.plusMinutes(minute);
    }

    public static WorkOrder order(String id, String quantity, String unit, String... operations) {
        return new WorkOrder(
                new WorkOrderId(id),
                ULM,
                PUMP,
                Quantity.of(quantity, unit),
                null,
                5,
                at(0),
                at(600),
                Stream.of(operations)
                        .map(each -> new Operation(
                                new OperationId(each), new WorkCenterId("ASM-3"), "Assemble", Duration.ofMinutes(60)))
                        .toList(),
                List.of(new Component(
                        new OperationId("0010"),
                        new ItemId("RM-100"),
                        Quantity.of("500", "EA"),
                        new LotId("L-77"),
                        false)));
    }

    /** 500 pumps in operations 0010 and 0020; the castings are to be of lot L-77. */
    public static Event<?> released(int minute, String order) {
        return event(minute, order, new WorkOrderReleased(order(order, "500", "EA", "0010", "0020")));
    }

    public static Event<?> changed(int minute, String order, String quantity, String... operations) {
        return event(minute, order, new WorkOrderChanged(order(order, quantity, "EA", operations)));
    }

    public static Event<?> closed(int minute, String order) {
        return event(minute, order, new WorkOrderClosed(new WorkOrderId(order), ULM, at(minute)));
    }

    public static Event<?> received(int minute, String item, String lot) {
        return event(
                minute,
                "PO-1",
                new GoodsReceived(
                        new PurchaseOrderId("PO-1"),
                        1,
                        ULM,
                        null,
                        new ItemId(item),
                        new LotId(lot),
                        Quantity.of("100", "EA"),
                        new LocationId("H1-10-03"),
                        at(minute)));
    }

    public static Event<?> consumed(int minute, String order, String operation, String item, String lot) {
        return event(
                minute,
                order,
                new MaterialConsumed(
                        new WorkOrderId(order),
                        ULM,
                        new OperationId(operation),
                        new ItemId(item),
                        lot == null ? null : new LotId(lot),
                        Quantity.of("2.5", "EA"),
                        LINE,
                        null,
                        at(minute)));
    }

    public static Event<?> confirmed(int minute, String order, String operation, String lot, String yield) {
        return confirmed(minute, order, operation, lot, Quantity.of(yield, "EA"));
    }

    public static Event<?> confirmed(int minute, String order, String operation, String lot, Quantity yield) {
        Quantity none = new Quantity(java.math.BigDecimal.ZERO, yield.unit());
        return event(
                minute,
                order,
                new ProductionConfirmed(
                        new WorkOrderId(order),
                        ULM,
                        new OperationId(operation),
                        PUMP,
                        lot == null ? null : new LotId(lot),
                        yield,
                        none,
                        none,
                        false,
                        LINE,
                        at(minute - 1),
                        at(minute)));
    }

    public static String id(Event<?> event) {
        return event.envelope().id();
    }

    private static Event<?> event(int minute, String subject, EventData data) {
        String id = data.getClass().getSimpleName() + '-' + subject + '-' + minute;
        return Event.of(data, id, "/millrace/ulm", subject, at(minute), subject);
    }
}
