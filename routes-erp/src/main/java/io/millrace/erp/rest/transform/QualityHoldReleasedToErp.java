/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.QualityHoldReleased;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.erp.rest.mapping.StockReleaseMapper;
import io.millrace.erp.rest.wire.ErpStockStatus;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link StockReleaseMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:quality-hold-released", toType = "erp:stock-status")
public final class QualityHoldReleasedToErp extends MappingTransformer<Event<QualityHoldReleased>, ErpStockStatus> {

    private final StockReleaseMapper mapper = new StockReleaseMapper();

    @Override
    protected ErpStockStatus map(Event<QualityHoldReleased> input, MappingContext context) {
        return mapper.apply(input);
    }
}
