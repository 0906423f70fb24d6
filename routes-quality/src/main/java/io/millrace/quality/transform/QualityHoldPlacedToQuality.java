/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.quality.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.QualityHoldPlaced;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.quality.mapping.HoldApplicationMapper;
import io.millrace.quality.wire.HoldApplication;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link HoldApplicationMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:quality-hold-placed", toType = "quality:hold-application")
public final class QualityHoldPlacedToQuality extends MappingTransformer<Event<QualityHoldPlaced>, HoldApplication> {

    private final HoldApplicationMapper mapper = new HoldApplicationMapper();

    @Override
    protected HoldApplication map(Event<QualityHoldPlaced> input, MappingContext context) {
        return mapper.apply(input);
    }
}
