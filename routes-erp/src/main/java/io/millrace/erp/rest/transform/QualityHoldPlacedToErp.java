/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.QualityHoldPlaced;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.erp.rest.mapping.StockBlockMapper;
import io.millrace.erp.rest.wire.ErpStockStatus;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link StockBlockMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:quality-hold-placed", toType = "erp:stock-status")
public final class QualityHoldPlacedToErp extends MappingTransformer<Event<QualityHoldPlaced>, ErpStockStatus> {

    private final StockBlockMapper mapper = new StockBlockMapper();

    @Override
    protected ErpStockStatus map(Event<QualityHoldPlaced> input, MappingContext context) {
        return mapper.apply(input);
    }
}
