/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.scheduling.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.WorkOrderReleased;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.mes.scheduling.mapping.SchedulingJobMapper;
import io.millrace.mes.scheduling.wire.SchedulingJob;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link SchedulingJobMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:work-order-released", toType = "scheduling:job")
public final class WorkOrderReleasedToScheduling extends MappingTransformer<Event<WorkOrderReleased>, SchedulingJob> {

    private final SchedulingJobMapper mapper = new SchedulingJobMapper();

    @Override
    protected SchedulingJob map(Event<WorkOrderReleased> input, MappingContext context) {
        return mapper.apply(input);
    }
}
