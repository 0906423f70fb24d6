/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.mes.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.WorkOrderReleased;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.mes.mes.mapping.MesWorkOrderMapper;
import io.millrace.mes.mes.wire.MesWorkOrder;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link MesWorkOrderMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:work-order-released", toType = "mes:work-order")
public final class WorkOrderReleasedToMes extends MappingTransformer<Event<WorkOrderReleased>, MesWorkOrder> {

    private final MesWorkOrderMapper mapper = new MesWorkOrderMapper();

    @Override
    protected MesWorkOrder map(Event<WorkOrderReleased> input, MappingContext context) {
        return mapper.released(input);
    }
}
