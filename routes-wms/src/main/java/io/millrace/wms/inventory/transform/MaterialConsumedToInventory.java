/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.wms.inventory.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.wms.inventory.mapping.InventoryIssueMapper;
import io.millrace.wms.inventory.wire.InventoryMovement;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link InventoryIssueMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:material-consumed", toType = "inventory:movement")
public final class MaterialConsumedToInventory extends MappingTransformer<Event<MaterialConsumed>, InventoryMovement> {

    private final InventoryIssueMapper mapper = new InventoryIssueMapper();

    @Override
    protected InventoryMovement map(Event<MaterialConsumed> input, MappingContext context) {
        return mapper.apply(input);
    }
}
