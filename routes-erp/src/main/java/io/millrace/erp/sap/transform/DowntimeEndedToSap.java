/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.transform;

import io.millrace.canonical.event.DowntimeEnded;
import io.millrace.canonical.event.Event;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.erp.sap.mapping.SapDowntimeEndMapper;
import io.millrace.erp.sap.mapping.SapPlant;
import io.millrace.erp.sap.wire.SapNotification;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link SapDowntimeEndMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:downtime-ended", toType = "sap:notification")
public final class DowntimeEndedToSap extends MappingTransformer<Event<DowntimeEnded>, SapNotification> {

    private final SapDowntimeEndMapper mapper = new SapDowntimeEndMapper();

    @Override
    protected SapNotification map(Event<DowntimeEnded> input, MappingContext context) {
        return mapper.apply(input, SapPlant.of(input, context));
    }
}
