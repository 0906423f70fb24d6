/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.mes.mapping;

import io.millrace.canonical.entity.Component;
import io.millrace.canonical.entity.Operation;
import io.millrace.canonical.entity.WorkOrder;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.WorkOrderChanged;
import io.millrace.canonical.event.WorkOrderClosed;
import io.millrace.canonical.event.WorkOrderReleased;
import io.millrace.mes.PlannedTime;
import io.millrace.mes.mes.wire.MesWorkOrder;

/** Tells the MES of a work order: its whole state when it is released or changed, its number when it is closed. */
public final class MesWorkOrderMapper {

    public MesWorkOrder released(Event<WorkOrderReleased> event) {
        return open(event, MesWorkOrder.Change.RELEASED, event.data().workOrder());
    }

    public MesWorkOrder changed(Event<WorkOrderChanged> event) {
        return open(event, MesWorkOrder.Change.CHANGED, event.data().workOrder());
    }

    public MesWorkOrder closed(Event<WorkOrderClosed> event) {
        return new MesWorkOrder(
                event.envelope().id(),
                event.envelope().correlationId(),
                MesWorkOrder.Change.CLOSED,
                event.data().workOrder(),
                event.data().plant(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static MesWorkOrder open(Event<?> event, MesWorkOrder.Change change, WorkOrder order) {
        return new MesWorkOrder(
                event.envelope().id(),
                event.envelope().correlationId(),
                change,
                order.id(),
                order.plant(),
                order.item(),
                order.quantity().value().toPlainString(),
                order.quantity().unit(),
                order.lot(),
                order.priority(),
                order.plannedStart(),
                order.plannedEnd(),
                order.operations().stream().map(MesWorkOrderMapper::operation).toList(),
                order.components().stream().map(MesWorkOrderMapper::component).toList());
    }

    private static MesWorkOrder.MesOperation operation(Operation operation) {
        return new MesWorkOrder.MesOperation(
                operation.id(),
                operation.workCenter(),
                operation.description(),
                PlannedTime.minutes(operation.plannedDuration()));
    }

    private static MesWorkOrder.MesComponent component(Component component) {
        return new MesWorkOrder.MesComponent(
                component.operation(),
                component.item(),
                component.quantity().value().toPlainString(),
                component.quantity().unit(),
                component.lot(),
                component.backflush());
    }
}
