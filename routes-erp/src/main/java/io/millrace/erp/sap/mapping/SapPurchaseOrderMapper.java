/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.mapping;

import io.millrace.canonical.entity.PurchaseOrder;
import io.millrace.canonical.entity.PurchaseOrderLine;
import io.millrace.canonical.error.FieldException;
import io.millrace.canonical.error.ModelError;
import io.millrace.canonical.event.DeterministicId;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.PurchaseOrderIssued;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.PurchaseOrderId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.SupplierId;
import io.millrace.canonical.value.UnitOfMeasure;
import io.millrace.erp.sap.wire.SapPurchaseOrder;
import io.millrace.erp.sap.wire.SapPurchaseOrder.Item;
import io.millrace.erp.sap.wire.SapPurchaseOrder.ScheduleLine;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * A purchase order of SAP, as far as it is one plant's: {@code purchase-order-issued}. Each of its states that the
 * supplier gets is one event; an item that is wanted on several days is as many lines.
 */
public final class SapPurchaseOrderMapper
        implements BiFunction<SapPurchaseOrder, SapPlant, Event<PurchaseOrderIssued>> {

    @Override
    public Event<PurchaseOrderIssued> apply(SapPurchaseOrder order, SapPlant plant) {
        String id = SapField.number(order.id());
        OffsetDateTime at = changedAt(order).atZoneSameInstant(plant.zone()).toOffsetDateTime();
        PurchaseOrder issued = new PurchaseOrder(
                new PurchaseOrderId(id),
                new PlantId(plant(order)),
                new SupplierId(SapField.number(order.supplier())),
                order.items().stream().flatMap(item -> lines(item, plant)).toList());
        String event = DeterministicId.of("sap-purchase-order", plant(order), id, order.lastChange());
        return Event.of(new PurchaseOrderIssued(issued, at), event, "/erp/" + plant(order), id, at, id);
    }

    /** The plant of its items. */
    public static String plant(SapPurchaseOrder order) {
        if (order.items().isEmpty()) {
            throw new FieldException(ModelError.INVALID_VALUE, "to_PurchaseOrderItem", "is empty");
        }
        return order.items().get(0).plant();
    }

    /** When SAP last changed the order, in UTC. */
    public static OffsetDateTime changedAt(SapPurchaseOrder order) {
        return SapTime.readInstant("LastChangeDateTime", order.lastChange()).atOffset(ZoneOffset.UTC);
    }

    private static Stream<PurchaseOrderLine> lines(Item item, SapPlant plant) {
        List<ScheduleLine> schedule = item.schedule() == null ? List.of() : item.schedule();
        if (schedule.size() == 1) {
            return Stream.of(line(item, item.quantity(), schedule.get(0), plant));
        }
        BigDecimal scheduled = schedule.stream()
                .map(day -> day.quantity() == null ? BigDecimal.ZERO : day.quantity())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (scheduled.compareTo(item.quantity()) != 0) {
            throw new FieldException(
                    ModelError.INVALID_VALUE,
                    "to_ScheduleLine",
                    "of item " + item.line() + " is for " + scheduled.toPlainString() + ", ordered are "
                            + item.quantity().toPlainString());
        }
        return schedule.stream()
                .filter(day -> day.quantity() != null && day.quantity().signum() > 0)
                .map(day -> line(item, day.quantity(), day, plant));
    }

    private static PurchaseOrderLine line(Item item, BigDecimal quantity, ScheduleLine day, SapPlant plant) {
        UnitOfMeasure unit = plant.readUnit(item.unit());
        return new PurchaseOrderLine(
                SapField.line("PurchaseOrderItem", item.line()),
                plant.readItem(item.material()),
                new Quantity(quantity, unit),
                SapTime.readDate("ScheduleLineDeliveryDate", day.deliveryDate()));
    }
}
