/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.GoodsReceived;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.erp.tryton.mapping.ReceiptMapper;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link ReceiptMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:goods-received", toType = "tryton:receipt")
public final class GoodsReceivedToTryton extends MappingTransformer<Event<GoodsReceived>, Record> {

    private final ReceiptMapper mapper = new ReceiptMapper();

    @Override
    protected Record map(Event<GoodsReceived> input, MappingContext context) {
        return mapper.map(input, context);
    }
}
