/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.QualityHoldPlaced;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.erp.sap.mapping.SapDeliveryBlockMapper;
import io.millrace.erp.sap.mapping.SapPlant;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link SapDeliveryBlockMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:quality-hold-placed", toType = "sap:delivery-block")
public final class QualityHoldPlacedToSapDelivery extends MappingTransformer<Event<QualityHoldPlaced>, Record> {

    private final SapDeliveryBlockMapper mapper = new SapDeliveryBlockMapper();

    @Override
    protected Record map(Event<QualityHoldPlaced> input, MappingContext context) {
        return mapper.apply(input, SapPlant.of(input, context));
    }
}
