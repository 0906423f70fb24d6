/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.erp.sap.mapping.SapConfirmationMapper;
import io.millrace.erp.sap.mapping.SapPlant;
import io.millrace.erp.sap.wire.SapConfirmation;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link SapConfirmationMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:production-confirmed", toType = "sap:confirmation")
public final class ProductionConfirmedToSapConfirmation
        extends MappingTransformer<Event<ProductionConfirmed>, SapConfirmation> {

    private final SapConfirmationMapper mapper = new SapConfirmationMapper();

    @Override
    protected SapConfirmation map(Event<ProductionConfirmed> input, MappingContext context) {
        return mapper.apply(input, SapPlant.of(input, context));
    }
}
