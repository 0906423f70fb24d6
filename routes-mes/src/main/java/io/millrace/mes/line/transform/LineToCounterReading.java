/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.line.transform;

import io.millrace.core.counter.CounterReading;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.mes.line.mapping.CounterReadingMapper;
import io.millrace.mes.line.mapping.LineCodes;
import io.millrace.mes.line.wire.LineCount;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link CounterReadingMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "line:production-count", toType = "core:counter-reading")
public final class LineToCounterReading extends MappingTransformer<LineCount, CounterReading> {

    private final CounterReadingMapper mapper = new CounterReadingMapper();

    @Override
    protected CounterReading map(LineCount input, MappingContext context) {
        return mapper.map(input, LineCodes.of(context));
    }
}
