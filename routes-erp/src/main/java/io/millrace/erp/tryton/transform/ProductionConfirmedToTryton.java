/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.erp.tryton.mapping.ConfirmationMapper;
import io.millrace.erp.tryton.wire.TrytonConfirmation;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link ConfirmationMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:production-confirmed", toType = "tryton:confirmation")
public final class ProductionConfirmedToTryton
        extends MappingTransformer<Event<ProductionConfirmed>, TrytonConfirmation> {

    private final ConfirmationMapper mapper = new ConfirmationMapper();

    @Override
    protected TrytonConfirmation map(Event<ProductionConfirmed> input, MappingContext context) {
        return mapper.map(input, context);
    }
}
