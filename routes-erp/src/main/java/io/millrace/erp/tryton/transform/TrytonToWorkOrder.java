/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventData;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.erp.tryton.mapping.WorkOrderMapper;
import io.millrace.erp.tryton.wire.TrytonWorkOrder;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link WorkOrderMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "tryton:work-order", toType = "canonical:work-order")
public final class TrytonToWorkOrder extends MappingTransformer<TrytonWorkOrder, Event<? extends EventData>> {

    private final WorkOrderMapper mapper = new WorkOrderMapper();

    @Override
    protected Event<? extends EventData> map(TrytonWorkOrder input, MappingContext context) {
        return mapper.map(input, context);
    }
}
