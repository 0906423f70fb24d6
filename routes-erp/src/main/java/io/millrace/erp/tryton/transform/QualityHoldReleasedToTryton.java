/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.QualityHoldReleased;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.erp.tryton.mapping.ReleaseMapper;
import io.millrace.erp.tryton.wire.TrytonHold;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link ReleaseMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:quality-hold-released", toType = "tryton:hold")
public final class QualityHoldReleasedToTryton extends MappingTransformer<Event<QualityHoldReleased>, TrytonHold> {

    private final ReleaseMapper mapper = new ReleaseMapper();

    @Override
    protected TrytonHold map(Event<QualityHoldReleased> input, MappingContext context) {
        return mapper.map(input, context);
    }
}
