/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.costing.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.erp.costing.mapping.ActivityPostingMapper;
import io.millrace.erp.costing.wire.CostingPosting;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link ActivityPostingMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:production-confirmed", toType = "costing:posting")
public final class ProductionConfirmedToCosting extends MappingTransformer<Event<ProductionConfirmed>, CostingPosting> {

    private final ActivityPostingMapper mapper = new ActivityPostingMapper();

    @Override
    protected CostingPosting map(Event<ProductionConfirmed> input, MappingContext context) {
        return mapper.apply(input);
    }
}
