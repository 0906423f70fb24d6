/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.mapping;

import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.entity.Component;
import io.millrace.canonical.entity.Operation;
import io.millrace.canonical.entity.WorkOrder;
import io.millrace.canonical.event.DeterministicId;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventData;
import io.millrace.canonical.event.WorkOrderChanged;
import io.millrace.canonical.event.WorkOrderClosed;
import io.millrace.canonical.event.WorkOrderReleased;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.OperationId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.WorkOrderId;
import io.millrace.erp.sap.wire.SapOrderChange;
import io.millrace.erp.sap.wire.SapProductionOrder;
import io.millrace.erp.sap.wire.SapProductionOrder.SapComponent;
import io.millrace.erp.sap.wire.SapProductionOrder.SapOperation;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A production order of SAP: {@code work-order-released}, {@code -changed} or {@code -closed}. One state of an order is
 * one event, whether a business event or a poll led to it.
 */
public final class SapWorkOrderMapper implements BiFunction<SapOrderChange, SapPlant, Event<? extends EventData>> {

    /** An order without a priority waits for those with one. */
    private static final int NOT_URGENT = 9;

    @Override
    public Event<? extends EventData> apply(SapOrderChange change, SapPlant plant) {
        SapProductionOrder order = change.order();
        WorkOrderId id = new WorkOrderId(SapField.number(order.id()));
        OffsetDateTime at = changedAt(order).atZoneSameInstant(plant.zone()).toOffsetDateTime();
        EventData data = switch (change.change()) {
            case RELEASED -> new WorkOrderReleased(workOrder(id, order, plant));
            case CHANGED -> new WorkOrderChanged(workOrder(id, order, plant));
            case CLOSED -> new WorkOrderClosed(id, new PlantId(order.plant()), at);
        };
        return Event.of(data, eventId(change, id), "/erp/" + order.plant(), id.value(), at, id.value());
    }

    private static String eventId(SapOrderChange change, WorkOrderId id) {
        SapProductionOrder order = change.order();
        Stream<String> state = Stream.of(
                "sap-production-order",
                order.plant(),
                id.value(),
                change.change().name(),
                order.lastChange());
        return DeterministicId.of(
                Stream.concat(state, Stream.ofNullable(change.another())).toArray(String[]::new));
    }

    /** When SAP last changed the order, in UTC. */
    public static OffsetDateTime changedAt(SapProductionOrder order) {
        return SapTime.readInstant("LastChangeDateTime", order.lastChange()).atOffset(ZoneOffset.UTC);
    }

    private static WorkOrder workOrder(WorkOrderId id, SapProductionOrder order, SapPlant plant) {
        required("Material", order.material());
        required("TotalQuantity", order.quantity());
        required("ProductionUnit", order.unit());
        return new WorkOrder(
                id,
                new PlantId(order.plant()),
                plant.readItem(order.material()),
                new Quantity(order.quantity(), plant.readUnit(order.unit())),
                lot(order),
                priority(order.importance()),
                at("MfgOrderPlannedStart", order.startDate(), order.startTime(), plant),
                at("MfgOrderPlannedEnd", order.endDate(), order.endTime(), plant),
                stream(order.operations())
                        .filter(operation -> SapField.given(operation.deleted()) == null)
                        .map(operation -> operation(operation, plant))
                        .toList(),
                stream(order.components())
                        .filter(component -> !component.deleted() && !component.phantom())
                        .map(component -> component(component, plant))
                        .toList());
    }

    private static Operation operation(SapOperation operation, SapPlant plant) {
        String text = SapField.given(operation.text());
        return new Operation(
                new OperationId(SapField.operation(operation.id())),
                plant.readWorkCenter(operation.workCenter()),
                text == null ? operation.id() : text,
                duration(operation, plant));
    }

    private static Duration duration(SapOperation operation, SapPlant plant) {
        if (SapField.given(operation.startDate()) == null || SapField.given(operation.endDate()) == null) {
            return Duration.ZERO;
        }
        return Duration.between(
                at("OpErlstSchedldExecStrt", operation.startDate(), operation.startTime(), plant),
                at("OpErlstSchedldExecEnd", operation.endDate(), operation.endTime(), plant));
    }

    private static Component component(SapComponent component, SapPlant plant) {
        String batch = SapField.given(component.batch());
        return new Component(
                new OperationId(SapField.operation(component.operation())),
                plant.readItem(component.material()),
                new Quantity(component.quantity(), plant.readUnit(component.unit())),
                batch == null ? null : new LotId(batch),
                component.backflush());
    }

    /** The lot that is prescribed, if the order makes one thing. */
    private static @Nullable LotId lot(SapProductionOrder order) {
        List<LotId> lots = stream(order.items())
                .map(item -> SapField.given(item.batch()))
                .filter(batch -> batch != null)
                .map(LotId::new)
                .toList();
        return lots.size() == 1 ? lots.get(0) : null;
    }

    private static int priority(@Nullable String importance) {
        String given = SapField.given(importance);
        return given == null || !Character.isDigit(given.charAt(0)) ? NOT_URGENT : given.charAt(0) - '0';
    }

    private static OffsetDateTime at(String field, @Nullable String date, @Nullable String time, SapPlant plant) {
        required(field + "Date", date);
        return SapTime.onTheClock(
                SapTime.readDate(field + "Date", date),
                SapTime.readTime(field + "Time", time == null ? "PT00H00M00S" : time),
                plant.zone());
    }

    private static <T> Stream<T> stream(@Nullable List<T> list) {
        return list == null ? Stream.empty() : list.stream();
    }
}
