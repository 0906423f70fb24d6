/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.wms.inventory.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.wms.inventory.mapping.InventoryReceiptMapper;
import io.millrace.wms.inventory.wire.InventoryMovement;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link InventoryReceiptMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:production-confirmed", toType = "inventory:movement")
public final class ProductionConfirmedToInventory
        extends MappingTransformer<Event<ProductionConfirmed>, InventoryMovement> {

    private final InventoryReceiptMapper mapper = new InventoryReceiptMapper();

    @Override
    protected InventoryMovement map(Event<ProductionConfirmed> input, MappingContext context) {
        return mapper.apply(input);
    }
}
