/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.erp.rest.mapping.ConfirmationMapper;
import io.millrace.erp.rest.wire.ErpConfirmation;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link ConfirmationMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:production-confirmed", toType = "erp:confirmation")
public final class ProductionConfirmedToErp extends MappingTransformer<Event<ProductionConfirmed>, ErpConfirmation> {

    private final ConfirmationMapper mapper = new ConfirmationMapper();

    @Override
    protected ErpConfirmation map(Event<ProductionConfirmed> input, MappingContext context) {
        return mapper.apply(input);
    }
}
