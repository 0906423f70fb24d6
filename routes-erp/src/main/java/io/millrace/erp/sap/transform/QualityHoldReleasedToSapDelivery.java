/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.QualityHoldReleased;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.erp.sap.mapping.SapDeliveryUnblockMapper;
import io.millrace.erp.sap.mapping.SapPlant;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link SapDeliveryUnblockMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:quality-hold-released", toType = "sap:delivery-block")
public final class QualityHoldReleasedToSapDelivery extends MappingTransformer<Event<QualityHoldReleased>, Record> {

    private final SapDeliveryUnblockMapper mapper = new SapDeliveryUnblockMapper();

    @Override
    protected Record map(Event<QualityHoldReleased> input, MappingContext context) {
        return mapper.apply(input, SapPlant.of(input, context));
    }
}
