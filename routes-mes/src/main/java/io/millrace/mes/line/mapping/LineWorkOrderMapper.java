/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.line.mapping;

import io.millrace.canonical.entity.Operation;
import io.millrace.canonical.entity.WorkOrder;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.WorkOrderReleased;
import io.millrace.core.reference.CrossReference;
import io.millrace.core.reference.PlantCodes;
import io.millrace.mes.line.wire.LineWorkOrder;

/** Tells a line of a released work order, in the line's own words for items and units. */
public final class LineWorkOrderMapper {

    /** @throws MfgException naming the item or unit for which the plant's cross-reference has no word of the line */
    public LineWorkOrder map(Event<WorkOrderReleased> event, CrossReference reference) {
        WorkOrder order = event.data().workOrder();
        PlantCodes codes = reference.plant(order.plant(), event.envelope().time());
        return new LineWorkOrder(
                order.id(),
                codes.items(LineCodes.SYSTEM).toSystem(order.item()),
                order.quantity().value().toPlainString(),
                codes.units(LineCodes.SYSTEM).toSystem(order.quantity().unit()),
                order.operations().stream().map(Operation::id).toList(),
                event.envelope().id());
    }
}
