/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest.mapping;

import io.millrace.canonical.value.Quantity;
import io.millrace.erp.action.OrderDesk.Known;
import io.millrace.erp.action.OrderRequest;
import io.millrace.erp.rest.wire.ErpOrderRequest;
import io.millrace.erp.rest.wire.ErpProductionOrders.ErpProductionOrder;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A production order that somebody wants, as the ERP is asked for it, and whether one that it has is that. */
public final class OrderRequestMapper implements Function<OrderRequest, ErpOrderRequest> {

    @Override
    public ErpOrderRequest apply(OrderRequest request) {
        return new ErpOrderRequest(
                request.reference(),
                request.plant().value(),
                request.item().value(),
                request.quantity().value().toPlainString(),
                request.quantity().unit().code(),
                request.plannedStart(),
                request.plannedEnd());
    }

    /** @param there the orders that have the reference: one, unless somebody made a second by hand */
    public Optional<Known> known(ErpOrderRequest wanted, List<ErpProductionOrder> there) {
        if (there.isEmpty()) {
            return Optional.empty();
        }
        ErpProductionOrder order = there.get(0);
        Quantity quantity = Quantity.of(order.quantity(), order.unit());
        boolean same = there.size() == 1
                && order.item().equals(wanted.item())
                && order.unit().equals(wanted.unit())
                && quantity.value()
                                .compareTo(Quantity.of(wanted.quantity(), wanted.unit())
                                        .value())
                        == 0;
        return Optional.of(new Known(order.documentNumber(), same, quantity + " of " + order.item()));
    }
}
