/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.wms.inventory.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.core.post.NothingToPost;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.wms.inventory.mapping.InventoryReceiptMapper;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link InventoryReceiptMapper} into {@code transformDataType}; where nothing was made there is no receipt. */
@DataTypeTransformer(fromType = "canonical:production-confirmed", toType = "inventory:movement")
public final class ProductionConfirmedToInventory extends MappingTransformer<Event<ProductionConfirmed>, Record> {

    private final InventoryReceiptMapper mapper = new InventoryReceiptMapper();

    @Override
    protected Record map(Event<ProductionConfirmed> input, MappingContext context) {
        boolean made = input.data().yield().value().signum() > 0;
        return made ? mapper.apply(input) : new NothingToPost("no yield");
    }
}
