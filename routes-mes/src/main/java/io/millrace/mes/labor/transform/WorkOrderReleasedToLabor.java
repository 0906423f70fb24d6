/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.labor.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.WorkOrderReleased;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.mes.labor.mapping.LaborActivityMapper;
import io.millrace.mes.labor.wire.LaborActivity;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link LaborActivityMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:work-order-released", toType = "labor:activity")
public final class WorkOrderReleasedToLabor extends MappingTransformer<Event<WorkOrderReleased>, LaborActivity> {

    private final LaborActivityMapper mapper = new LaborActivityMapper();

    @Override
    protected LaborActivity map(Event<WorkOrderReleased> input, MappingContext context) {
        return mapper.apply(input);
    }
}
