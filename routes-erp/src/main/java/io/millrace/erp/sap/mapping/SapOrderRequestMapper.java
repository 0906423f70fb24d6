/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.mapping;

import io.millrace.erp.action.OrderRequest;
import io.millrace.erp.sap.wire.SapOrderRequest;
import java.util.function.BiFunction;

/** A production order that somebody wants, as SAP is asked for it. */
public final class SapOrderRequestMapper implements BiFunction<OrderRequest, SapPlant, SapOrderRequest> {

    private static final int TYPE = 4;

    private final String type;

    /** @param type SAP's type of order, {@code PP01} */
    public SapOrderRequestMapper(String type) {
        this.type = SapField.text("order type", TYPE, type);
    }

    @Override
    public SapOrderRequest apply(OrderRequest request, SapPlant plant) {
        return new SapOrderRequest(
                type,
                plant.item(request.item()),
                plant.code(),
                plant.quantity("quantity", request.quantity()),
                plant.unit(request.quantity().unit()),
                plant.date(request.plannedStart()),
                plant.time(request.plannedStart()),
                plant.date(request.plannedEnd()),
                plant.time(request.plannedEnd()));
    }
}
