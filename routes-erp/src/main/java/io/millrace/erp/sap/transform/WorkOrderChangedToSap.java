/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.WorkOrderChanged;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.erp.sap.mapping.SapPlannedOrderMapper;
import io.millrace.erp.sap.mapping.SapPlant;
import io.millrace.erp.sap.wire.SapWorkOrder;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link SapPlannedOrderMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:work-order-changed", toType = "sap:work-order")
public final class WorkOrderChangedToSap extends MappingTransformer<Event<WorkOrderChanged>, SapWorkOrder> {

    private final SapPlannedOrderMapper mapper = new SapPlannedOrderMapper();

    @Override
    protected SapWorkOrder map(Event<WorkOrderChanged> input, MappingContext context) {
        return mapper.apply(input.data().workOrder(), SapPlant.of(input, context));
    }
}
