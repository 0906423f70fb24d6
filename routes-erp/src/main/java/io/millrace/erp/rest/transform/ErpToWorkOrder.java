/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventData;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.erp.rest.mapping.WorkOrderMapper;
import io.millrace.erp.rest.wire.ErpWorkOrderChange;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link WorkOrderMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "erp:work-order", toType = "canonical:work-order")
public final class ErpToWorkOrder extends MappingTransformer<ErpWorkOrderChange, Event<? extends EventData>> {

    private final WorkOrderMapper mapper = new WorkOrderMapper();

    @Override
    protected Event<? extends EventData> map(ErpWorkOrderChange input, MappingContext context) {
        return mapper.apply(input);
    }
}
