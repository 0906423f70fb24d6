/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.quality.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.NonconformanceRaised;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.quality.mapping.NonconformanceMapper;
import io.millrace.quality.wire.QualityNonconformance;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link NonconformanceMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "quality:nonconformance", toType = "canonical:nonconformance-raised")
public final class NonconformanceToCanonical
        extends MappingTransformer<QualityNonconformance, Event<NonconformanceRaised>> {

    private final NonconformanceMapper mapper = new NonconformanceMapper();

    @Override
    protected Event<NonconformanceRaised> map(QualityNonconformance input, MappingContext context) {
        return mapper.apply(input);
    }
}
