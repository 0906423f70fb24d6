/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest.mapping;

import static io.millrace.canonical.value.Check.list;
import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.entity.Component;
import io.millrace.canonical.entity.Operation;
import io.millrace.canonical.entity.WorkOrder;
import io.millrace.canonical.error.FieldException;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventData;
import io.millrace.canonical.event.WorkOrderChanged;
import io.millrace.canonical.event.WorkOrderClosed;
import io.millrace.canonical.event.WorkOrderReleased;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.OperationId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.UnitOfMeasure;
import io.millrace.canonical.value.WorkCenterId;
import io.millrace.canonical.value.WorkOrderId;
import io.millrace.erp.rest.wire.ErpWorkOrder;
import io.millrace.erp.rest.wire.ErpWorkOrder.ErpComponent;
import io.millrace.erp.rest.wire.ErpWorkOrder.ErpOperation;
import io.millrace.erp.rest.wire.ErpWorkOrderChange;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the ERP tells of a work order: {@code work-order-released}, {@code -changed} or {@code -closed}. Webhook and poll
 * give the same event with the same id, so hearing of a change twice is harmless.
 */
public final class WorkOrderMapper implements Function<ErpWorkOrderChange, Event<? extends EventData>> {

    @Override
    public Event<? extends EventData> apply(ErpWorkOrderChange change) {
        ErpWorkOrder order = change.workOrder();
        EventData data = switch (change.change()) {
            case RELEASED -> new WorkOrderReleased(workOrder(order));
            case CHANGED -> new WorkOrderChanged(workOrder(order));
            case CLOSED ->
                new WorkOrderClosed(new WorkOrderId(order.id()), new PlantId(order.plant()), change.changedAt());
        };
        // The order's number is what every later fact of the order has in common.
        return Event.of(data, change.eventId(), "/erp/" + data.plant(), order.id(), change.changedAt(), order.id());
    }

    private static WorkOrder workOrder(ErpWorkOrder order) {
        try {
            required("item", order.item());
            required("quantity", order.quantity());
            required("priority", order.priority());
            return new WorkOrder(
                    new WorkOrderId(order.id()),
                    new PlantId(order.plant()),
                    new ItemId(order.item()),
                    new Quantity(order.quantity(), new UnitOfMeasure(order.unit())),
                    lot(order.lot()),
                    order.priority(),
                    order.plannedStart(),
                    order.plannedEnd(),
                    list("operations", order.operations()).stream()
                            .map(WorkOrderMapper::operation)
                            .toList(),
                    list("components", order.components()).stream()
                            .map(WorkOrderMapper::component)
                            .toList());
        } catch (FieldException e) {
            throw e.within("workOrder");
        }
    }

    private static Operation operation(ErpOperation operation) {
        return new Operation(
                new OperationId(operation.id()),
                new WorkCenterId(operation.workCenter()),
                operation.description() == null ? operation.id() : operation.description(),
                Duration.ofMinutes(operation.plannedMinutes()));
    }

    private static Component component(ErpComponent component) {
        return new Component(
                new OperationId(component.operation()),
                new ItemId(component.item()),
                new Quantity(component.quantity(), new UnitOfMeasure(component.unit())),
                lot(component.lot()),
                component.backflush());
    }

    private static @Nullable LotId lot(@Nullable String lot) {
        return lot == null ? null : new LotId(lot);
    }
}
