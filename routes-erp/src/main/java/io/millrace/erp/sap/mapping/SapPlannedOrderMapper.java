/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.mapping;

import io.millrace.canonical.entity.WorkOrder;
import io.millrace.erp.action.OrderRequest;
import io.millrace.erp.sap.wire.SapWorkOrder;
import java.util.function.BiFunction;

/** A work order of another system as SAP shall have it; SAP adds operations and components of its own master data. */
public final class SapPlannedOrderMapper implements BiFunction<WorkOrder, SapPlant, SapWorkOrder> {

    private static final int ORDER = 12;

    @Override
    public SapWorkOrder apply(WorkOrder order, SapPlant plant) {
        String number = order(order);
        OrderRequest wanted = new OrderRequest(
                number, order.plant(), order.item(), order.quantity(), order.plannedStart(), order.plannedEnd());
        return new SapWorkOrder(number, new SapOrderRequestMapper(plant.orderType()).apply(wanted, plant));
    }

    /** SAP's number of it. */
    public static String order(WorkOrder order) {
        return SapField.text("work order", ORDER, order.id().value());
    }
}
