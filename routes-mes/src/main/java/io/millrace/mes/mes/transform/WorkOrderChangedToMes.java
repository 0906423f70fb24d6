/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.mes.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.WorkOrderChanged;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.mes.mes.mapping.MesWorkOrderMapper;
import io.millrace.mes.mes.wire.MesWorkOrder;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link MesWorkOrderMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:work-order-changed", toType = "mes:work-order")
public final class WorkOrderChangedToMes extends MappingTransformer<Event<WorkOrderChanged>, MesWorkOrder> {

    private final MesWorkOrderMapper mapper = new MesWorkOrderMapper();

    @Override
    protected MesWorkOrder map(Event<WorkOrderChanged> input, MappingContext context) {
        return mapper.changed(input);
    }
}
