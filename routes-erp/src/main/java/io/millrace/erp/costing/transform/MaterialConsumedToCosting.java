/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.costing.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.erp.costing.mapping.MaterialPostingMapper;
import io.millrace.erp.costing.wire.CostingPosting;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link MaterialPostingMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:material-consumed", toType = "costing:posting")
public final class MaterialConsumedToCosting extends MappingTransformer<Event<MaterialConsumed>, CostingPosting> {

    private final MaterialPostingMapper mapper = new MaterialPostingMapper();

    @Override
    protected CostingPosting map(Event<MaterialConsumed> input, MappingContext context) {
        return mapper.apply(input);
    }
}
