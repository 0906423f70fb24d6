/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.GoodsReceived;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.erp.sap.mapping.SapPlant;
import io.millrace.erp.sap.mapping.SapPutawayMapper;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link SapPutawayMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:goods-received", toType = "sap:putaway")
public final class GoodsReceivedToSapPutaway extends MappingTransformer<Event<GoodsReceived>, Record> {

    private final SapPutawayMapper mapper = new SapPutawayMapper();

    @Override
    protected Record map(Event<GoodsReceived> input, MappingContext context) {
        return mapper.apply(input, SapPlant.of(input, context));
    }
}
