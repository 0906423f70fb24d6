/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.wms.service.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.QualityHoldPlaced;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.wms.service.mapping.QualityAlertMapper;
import io.millrace.wms.service.wire.QualityAlert;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link QualityAlertMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:quality-hold-placed", toType = "service:quality-alert")
public final class QualityHoldPlacedToService extends MappingTransformer<Event<QualityHoldPlaced>, QualityAlert> {

    private final QualityAlertMapper mapper = new QualityAlertMapper();

    @Override
    protected QualityAlert map(Event<QualityHoldPlaced> input, MappingContext context) {
        return mapper.apply(input);
    }
}
