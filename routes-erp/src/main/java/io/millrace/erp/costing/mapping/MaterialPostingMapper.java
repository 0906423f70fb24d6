/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.costing.mapping;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.erp.costing.wire.CostingPosting;
import io.millrace.erp.costing.wire.CostingPosting.Kind;
import java.util.Objects;
import java.util.function.Function;

/** Charges a work order with the material it consumed. */
public final class MaterialPostingMapper implements Function<Event<MaterialConsumed>, CostingPosting> {

    @Override
    public CostingPosting apply(Event<MaterialConsumed> event) {
        MaterialConsumed consumed = event.data();
        return new CostingPosting(
                event.envelope().id(),
                event.envelope().correlationId(),
                consumed.plant().value(),
                consumed.workOrder().value(),
                consumed.operation().value(),
                Kind.MATERIAL,
                consumed.item().value(),
                Objects.toString(consumed.lot(), null),
                consumed.quantity().value().toPlainString(),
                consumed.quantity().unit().code(),
                null,
                consumed.consumedAt());
    }
}
