/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.WorkOrderReleased;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.erp.sap.mapping.SapPlannedOrderMapper;
import io.millrace.erp.sap.wire.SapOrderRelease;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link SapPlannedOrderMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:work-order-released", toType = "sap:order-release")
public final class WorkOrderReleasedToSapRelease extends MappingTransformer<Event<WorkOrderReleased>, SapOrderRelease> {

    @Override
    protected SapOrderRelease map(Event<WorkOrderReleased> input, MappingContext context) {
        return new SapOrderRelease(SapPlannedOrderMapper.order(input.data().workOrder()));
    }
}
