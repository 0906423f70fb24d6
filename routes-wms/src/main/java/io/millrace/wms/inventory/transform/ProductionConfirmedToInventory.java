/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.wms.inventory.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.core.post.NothingToPost;
import io.millrace.core.reference.CrossReference;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.wms.inventory.mapping.InventoryReceiptMapper;
import org.apache.camel.spi.DataTypeTransformer;

/**
 * Plugs {@link InventoryReceiptMapper} into {@code transformDataType}. There is no receipt where nothing was made, nor
 * of what a later operation works on: the plant's cross-reference names the {@code receiptPoints}.
 */
@DataTypeTransformer(fromType = "canonical:production-confirmed", toType = "inventory:movement")
public final class ProductionConfirmedToInventory extends MappingTransformer<Event<ProductionConfirmed>, Record> {

    private final InventoryReceiptMapper mapper = new InventoryReceiptMapper();

    @Override
    protected Record map(Event<ProductionConfirmed> input, MappingContext context) {
        ProductionConfirmed confirmed = input.data();
        if (confirmed.yield().value().signum() == 0) {
            return new NothingToPost("no yield");
        }
        boolean finished = context.find(CrossReference.class)
                .map(plants -> plants.isReceiptPoint(confirmed.plant(), confirmed.equipment(), confirmed.to()))
                .orElse(true);
        return finished ? mapper.apply(input) : new NothingToPost(confirmed.equipment() + " is no receipt point");
    }
}
