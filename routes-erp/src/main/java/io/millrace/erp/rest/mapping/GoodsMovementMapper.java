/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest.mapping;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.erp.rest.wire.ErpGoodsMovement;
import java.util.Objects;
import java.util.function.Function;

/** Issues what was consumed to its work order: movement type 261. */
public final class GoodsMovementMapper implements Function<Event<MaterialConsumed>, ErpGoodsMovement> {

    @Override
    public ErpGoodsMovement apply(Event<MaterialConsumed> event) {
        MaterialConsumed consumed = event.data();
        return new ErpGoodsMovement(
                event.envelope().id(),
                event.envelope().correlationId(),
                consumed.plant().value(),
                ErpGoodsMovement.GOODS_ISSUE_FOR_ORDER,
                consumed.workOrder().value(),
                consumed.operation().value(),
                consumed.item().value(),
                Objects.toString(consumed.lot(), null),
                Objects.toString(consumed.location(), null),
                consumed.quantity().value().toPlainString(),
                consumed.quantity().unit().code(),
                consumed.consumedAt());
    }
}
