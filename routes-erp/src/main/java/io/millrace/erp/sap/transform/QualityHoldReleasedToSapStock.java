/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.QualityHoldReleased;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.erp.sap.mapping.SapPlant;
import io.millrace.erp.sap.mapping.SapStockReleaseMapper;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link SapStockReleaseMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:quality-hold-released", toType = "sap:stock-status")
public final class QualityHoldReleasedToSapStock extends MappingTransformer<Event<QualityHoldReleased>, Record> {

    private final SapStockReleaseMapper mapper = new SapStockReleaseMapper();

    @Override
    protected Record map(Event<QualityHoldReleased> input, MappingContext context) {
        return mapper.apply(input, SapPlant.of(input, context));
    }
}
