/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.quality.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventData;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.quality.mapping.QualityHoldMapper;
import io.millrace.quality.wire.QualityHoldChange;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link QualityHoldMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "quality:hold", toType = "canonical:quality-hold")
public final class QualityHoldToCanonical extends MappingTransformer<QualityHoldChange, Event<? extends EventData>> {

    private final QualityHoldMapper mapper = new QualityHoldMapper();

    @Override
    protected Event<? extends EventData> map(QualityHoldChange input, MappingContext context) {
        return mapper.apply(input);
    }
}
