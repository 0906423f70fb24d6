/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.line.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.mes.line.mapping.LineCodes;
import io.millrace.mes.line.mapping.MaterialConsumedMapper;
import io.millrace.mes.line.wire.LineConsumption;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link MaterialConsumedMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "line:material-consumed", toType = "canonical:material-consumed")
public final class LineToMaterialConsumed extends MappingTransformer<LineConsumption, Event<MaterialConsumed>> {

    private final MaterialConsumedMapper mapper = new MaterialConsumedMapper();

    @Override
    protected Event<MaterialConsumed> map(LineConsumption input, MappingContext context) {
        return mapper.map(input, LineCodes.of(context));
    }
}
