/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.WarehouseTransferCompleted;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.erp.sap.mapping.SapPlant;
import io.millrace.erp.sap.mapping.SapTransferMapper;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link SapTransferMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:warehouse-transfer-completed", toType = "sap:material-document")
public final class WarehouseTransferToSap extends MappingTransformer<Event<WarehouseTransferCompleted>, Record> {

    private final SapTransferMapper mapper = new SapTransferMapper();

    @Override
    protected Record map(Event<WarehouseTransferCompleted> input, MappingContext context) {
        return mapper.apply(input, SapPlant.of(input, context));
    }
}
