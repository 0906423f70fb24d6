/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.line.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.WorkOrderReleased;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.mes.line.mapping.LineCodes;
import io.millrace.mes.line.mapping.LineWorkOrderMapper;
import io.millrace.mes.line.wire.LineWorkOrder;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link LineWorkOrderMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:work-order-released", toType = "line:work-order")
public final class WorkOrderReleasedToLine extends MappingTransformer<Event<WorkOrderReleased>, LineWorkOrder> {

    private final LineWorkOrderMapper mapper = new LineWorkOrderMapper();

    @Override
    protected LineWorkOrder map(Event<WorkOrderReleased> input, MappingContext context) {
        return mapper.map(input, LineCodes.of(context));
    }
}
