/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.erp.sap.mapping.SapConsumptionMapper;
import io.millrace.erp.sap.mapping.SapPlant;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link SapConsumptionMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:material-consumed", toType = "sap:material-document")
public final class MaterialConsumedToSap extends MappingTransformer<Event<MaterialConsumed>, Record> {

    private final SapConsumptionMapper mapper = new SapConsumptionMapper();

    @Override
    protected Record map(Event<MaterialConsumed> input, MappingContext context) {
        return mapper.apply(input, SapPlant.of(input, context));
    }
}
