/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.erp.sap.mapping.SapPlant;
import io.millrace.erp.sap.mapping.SapProductionReceiptMapper;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link SapProductionReceiptMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:production-confirmed", toType = "sap:material-document")
public final class ProductionConfirmedToSapReceipt extends MappingTransformer<Event<ProductionConfirmed>, Record> {

    private final SapProductionReceiptMapper mapper = new SapProductionReceiptMapper();

    @Override
    protected Record map(Event<ProductionConfirmed> input, MappingContext context) {
        return mapper.apply(input, SapPlant.of(input, context));
    }
}
