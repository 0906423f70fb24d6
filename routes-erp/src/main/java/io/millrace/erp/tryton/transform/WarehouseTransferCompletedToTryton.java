/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.WarehouseTransferCompleted;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.erp.tryton.mapping.TransferMapper;
import io.millrace.erp.tryton.wire.TrytonTransfer;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link TransferMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:warehouse-transfer-completed", toType = "tryton:transfer")
public final class WarehouseTransferCompletedToTryton
        extends MappingTransformer<Event<WarehouseTransferCompleted>, TrytonTransfer> {

    private final TransferMapper mapper = new TransferMapper();

    @Override
    protected TrytonTransfer map(Event<WarehouseTransferCompleted> input, MappingContext context) {
        return mapper.map(input, context);
    }
}
