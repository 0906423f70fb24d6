/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.value.PlantId;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.erp.sap.mapping.SapPlant;
import io.millrace.erp.sap.mapping.SapWorkOrderMapper;
import io.millrace.erp.sap.wire.SapOrderChange;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link SapWorkOrderMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "sap:production-order", toType = "canonical:work-order")
public final class SapToWorkOrder extends MappingTransformer<SapOrderChange, Event<?>> {

    private final SapWorkOrderMapper mapper = new SapWorkOrderMapper();

    @Override
    protected Event<?> map(SapOrderChange input, MappingContext context) {
        PlantId plant = new PlantId(input.order().plant());
        return mapper.apply(input, SapPlant.of(context, plant, SapWorkOrderMapper.changedAt(input.order())));
    }
}
