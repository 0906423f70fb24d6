/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.LaborReported;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.erp.sap.mapping.SapLaborMapper;
import io.millrace.erp.sap.mapping.SapPlant;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link SapLaborMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:labor-reported", toType = "sap:confirmation")
public final class LaborReportedToSap extends MappingTransformer<Event<LaborReported>, Record> {

    private final SapLaborMapper mapper = new SapLaborMapper();

    @Override
    protected Record map(Event<LaborReported> input, MappingContext context) {
        return mapper.apply(input, SapPlant.of(input, context));
    }
}
