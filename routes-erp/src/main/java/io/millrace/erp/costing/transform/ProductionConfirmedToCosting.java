/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.costing.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.core.post.NothingToPost;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.erp.costing.mapping.ActivityPostingMapper;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link ActivityPostingMapper} into {@code transformDataType}; neither yield nor scrap is nothing to charge. */
@DataTypeTransformer(fromType = "canonical:production-confirmed", toType = "costing:posting")
public final class ProductionConfirmedToCosting extends MappingTransformer<Event<ProductionConfirmed>, Record> {

    private final ActivityPostingMapper mapper = new ActivityPostingMapper();

    @Override
    protected Record map(Event<ProductionConfirmed> input, MappingContext context) {
        ProductionConfirmed confirmed = input.data();
        boolean worked = confirmed.yield().value().signum() > 0
                || confirmed.scrap().value().signum() > 0;
        return worked ? mapper.apply(input) : new NothingToPost("neither yield nor scrap");
    }
}
