/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.wms.service.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.QualityHoldReleased;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.wms.service.mapping.QualityAlertEndMapper;
import io.millrace.wms.service.wire.QualityAlert;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link QualityAlertEndMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:quality-hold-released", toType = "service:quality-alert")
public final class QualityHoldReleasedToService extends MappingTransformer<Event<QualityHoldReleased>, QualityAlert> {

    private final QualityAlertEndMapper mapper = new QualityAlertEndMapper();

    @Override
    protected QualityAlert map(Event<QualityHoldReleased> input, MappingContext context) {
        return mapper.apply(input);
    }
}
