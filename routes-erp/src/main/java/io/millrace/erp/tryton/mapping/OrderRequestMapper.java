/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.mapping;

import io.millrace.erp.action.OrderRequest;
import io.millrace.erp.tryton.wire.TrytonOrderRequest;
import java.time.LocalDate;

/** A production order that somebody wants, as Tryton is asked for it: it plans by the day. */
public final class OrderRequestMapper {

    /** @throws io.millrace.canonical.error.MfgException naming what the plant has no code of Tryton for */
    public TrytonOrderRequest map(OrderRequest request, TrytonCodes codes) {
        LocalDate first = request.plannedStart().toLocalDate();
        // what ends at midnight ends on the day before
        LocalDate last = request.plannedEnd().minusNanos(1).toLocalDate();
        return new TrytonOrderRequest(
                request.key(),
                codes.item(request.item()),
                request.quantity().value().toPlainString(),
                codes.unit(request.quantity().unit()),
                first,
                last.isBefore(first) ? first : last);
    }
}
