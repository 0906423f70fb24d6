/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.erp.rest.mapping.GoodsMovementMapper;
import io.millrace.erp.rest.wire.ErpGoodsMovement;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link GoodsMovementMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:material-consumed", toType = "erp:goods-movement")
public final class MaterialConsumedToErp extends MappingTransformer<Event<MaterialConsumed>, ErpGoodsMovement> {

    private final GoodsMovementMapper mapper = new GoodsMovementMapper();

    @Override
    protected ErpGoodsMovement map(Event<MaterialConsumed> input, MappingContext context) {
        return mapper.apply(input);
    }
}
