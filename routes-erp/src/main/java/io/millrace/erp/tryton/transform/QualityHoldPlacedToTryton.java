/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.QualityHoldPlaced;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.erp.tryton.mapping.HoldMapper;
import io.millrace.erp.tryton.wire.TrytonHold;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link HoldMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:quality-hold-placed", toType = "tryton:hold")
public final class QualityHoldPlacedToTryton extends MappingTransformer<Event<QualityHoldPlaced>, TrytonHold> {

    private final HoldMapper mapper = new HoldMapper();

    @Override
    protected TrytonHold map(Event<QualityHoldPlaced> input, MappingContext context) {
        return mapper.map(input, context);
    }
}
