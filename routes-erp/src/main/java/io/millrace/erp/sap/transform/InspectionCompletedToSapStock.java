/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.InspectionCompleted;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.erp.sap.mapping.SapInspectionStockMapper;
import io.millrace.erp.sap.mapping.SapPlant;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link SapInspectionStockMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:inspection-completed", toType = "sap:inspection-stock")
public final class InspectionCompletedToSapStock extends MappingTransformer<Event<InspectionCompleted>, Record> {

    private final SapInspectionStockMapper mapper = new SapInspectionStockMapper();

    @Override
    protected Record map(Event<InspectionCompleted> input, MappingContext context) {
        return mapper.apply(input, SapPlant.of(input, context));
    }
}
