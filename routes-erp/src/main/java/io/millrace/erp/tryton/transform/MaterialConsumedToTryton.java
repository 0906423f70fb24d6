/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.erp.tryton.mapping.ConsumptionMapper;
import io.millrace.erp.tryton.wire.TrytonConsumption;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link ConsumptionMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:material-consumed", toType = "tryton:consumption")
public final class MaterialConsumedToTryton extends MappingTransformer<Event<MaterialConsumed>, TrytonConsumption> {

    private final ConsumptionMapper mapper = new ConsumptionMapper();

    @Override
    protected TrytonConsumption map(Event<MaterialConsumed> input, MappingContext context) {
        return mapper.map(input, context);
    }
}
