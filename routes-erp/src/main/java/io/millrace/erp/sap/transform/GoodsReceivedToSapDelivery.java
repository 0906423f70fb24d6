/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.GoodsReceived;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.erp.sap.mapping.SapGoodsReceiptMapper;
import io.millrace.erp.sap.mapping.SapPlant;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link SapGoodsReceiptMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:goods-received", toType = "sap:goods-receipt")
public final class GoodsReceivedToSapDelivery extends MappingTransformer<Event<GoodsReceived>, Record> {

    private final SapGoodsReceiptMapper mapper = new SapGoodsReceiptMapper();

    @Override
    protected Record map(Event<GoodsReceived> input, MappingContext context) {
        return mapper.apply(input, SapPlant.of(input, context));
    }
}
