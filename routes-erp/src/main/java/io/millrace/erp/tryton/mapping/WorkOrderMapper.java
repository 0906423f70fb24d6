/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.mapping;

import io.millrace.canonical.entity.Component;
import io.millrace.canonical.entity.Operation;
import io.millrace.canonical.entity.WorkOrder;
import io.millrace.canonical.event.DeterministicId;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventData;
import io.millrace.canonical.event.WorkOrderChanged;
import io.millrace.canonical.event.WorkOrderClosed;
import io.millrace.canonical.event.WorkOrderReleased;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.canonical.value.OperationId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.WorkOrderId;
import io.millrace.core.transform.MappingContext;
import io.millrace.erp.tryton.wire.TrytonWorkOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * What Tryton tells of a production order: {@code work-order-released}, {@code -changed} or {@code -closed}. Tryton has
 * no ids of changes: the id follows from what is told, so telling the same again is the same event.
 */
public final class WorkOrderMapper {

    /** Tryton has no priorities: no order goes before another. */
    private static final int PRIORITY = 0;

    /** Tryton's components belong to the order; they are needed from its first operation on. */
    private static final String FIRST_OPERATION = "0010";

    /** @throws io.millrace.canonical.error.MfgException naming what the plant has no code of Tryton for */
    public Event<? extends EventData> map(TrytonWorkOrder order, MappingContext context) {
        PlantId plant = new PlantId(order.plant());
        WorkOrderId id = new WorkOrderId(order.number());
        EventData data = switch (order.change()) {
            case RELEASED -> new WorkOrderReleased(workOrder(id, plant, order, context));
            case CHANGED -> new WorkOrderChanged(workOrder(id, plant, order, context));
            case CLOSED -> new WorkOrderClosed(id, plant, order.changedAt());
        };
        // An order may change back to what it was before: the same content, but another change.
        String what = order.change() == TrytonWorkOrder.Change.RELEASED
                ? new String(CanonicalJson.write(data), StandardCharsets.UTF_8)
                : order.changedAt().toString();
        String eventId = DeterministicId.of(
                "tryton", order.plant(), order.number(), order.change().name(), what);
        return Event.of(data, eventId, "/tryton/" + plant, order.number(), order.changedAt(), order.number());
    }

    private static WorkOrder workOrder(WorkOrderId id, PlantId plant, TrytonWorkOrder order, MappingContext context) {
        TrytonCodes codes = TrytonCodes.of(context, plant, order.changedAt());
        List<Operation> operations =
                order.works().stream().map(work -> operation(work, codes)).toList();
        OperationId first = operations.isEmpty()
                ? new OperationId(FIRST_OPERATION)
                : operations.get(0).id();
        return new WorkOrder(
                id,
                plant,
                codes.item(order.item()),
                new Quantity(order.quantity(), codes.unit(order.unit())),
                null,
                PRIORITY,
                order.plannedStart(),
                order.plannedEnd(),
                operations,
                order.components().stream()
                        .map(component -> component(component, first, codes))
                        .toList());
    }

    private static Operation operation(TrytonWorkOrder.Work work, TrytonCodes codes) {
        return new Operation(
                new OperationId(work.operation()),
                codes.workCenter(work.workCenter()),
                work.description(),
                Duration.ZERO);
    }

    private static Component component(TrytonWorkOrder.Component component, OperationId first, TrytonCodes codes) {
        return new Component(
                first,
                codes.item(component.item()),
                new Quantity(component.quantity(), codes.unit(component.unit())),
                null,
                false);
    }
}
