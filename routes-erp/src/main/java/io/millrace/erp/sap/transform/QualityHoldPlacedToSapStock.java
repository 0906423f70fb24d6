/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.QualityHoldPlaced;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.erp.sap.mapping.SapPlant;
import io.millrace.erp.sap.mapping.SapStockBlockMapper;
import io.millrace.erp.sap.wire.SapStockStatus;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link SapStockBlockMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:quality-hold-placed", toType = "sap:stock-status")
public final class QualityHoldPlacedToSapStock extends MappingTransformer<Event<QualityHoldPlaced>, SapStockStatus> {

    private final SapStockBlockMapper mapper = new SapStockBlockMapper();

    @Override
    protected SapStockStatus map(Event<QualityHoldPlaced> input, MappingContext context) {
        return mapper.apply(input, SapPlant.of(input, context));
    }
}
