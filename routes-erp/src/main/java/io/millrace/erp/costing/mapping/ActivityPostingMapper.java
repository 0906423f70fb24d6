/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.costing.mapping;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.erp.costing.wire.CostingPosting;
import io.millrace.erp.costing.wire.CostingPosting.Kind;
import java.util.Objects;
import java.util.function.Function;

/** Charges a work order with what an operation made; rework is charged when it has become yield or scrap. */
public final class ActivityPostingMapper implements Function<Event<ProductionConfirmed>, CostingPosting> {

    @Override
    public CostingPosting apply(Event<ProductionConfirmed> event) {
        ProductionConfirmed confirmed = event.data();
        return new CostingPosting(
                event.envelope().id(),
                event.envelope().correlationId(),
                confirmed.plant().value(),
                confirmed.workOrder().value(),
                confirmed.operation().value(),
                Kind.ACTIVITY,
                confirmed.item().value(),
                Objects.toString(confirmed.lot(), null),
                confirmed.yield().value().toPlainString(),
                confirmed.yield().unit().code(),
                confirmed.scrap().value().toPlainString(),
                confirmed.to());
    }
}
