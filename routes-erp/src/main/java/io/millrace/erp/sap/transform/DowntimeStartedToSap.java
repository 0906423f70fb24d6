/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.transform;

import io.millrace.canonical.event.DowntimeStarted;
import io.millrace.canonical.event.Event;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.erp.sap.mapping.SapDowntimeMapper;
import io.millrace.erp.sap.mapping.SapPlant;
import io.millrace.erp.sap.wire.SapNotification;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link SapDowntimeMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:downtime-started", toType = "sap:notification")
public final class DowntimeStartedToSap extends MappingTransformer<Event<DowntimeStarted>, SapNotification> {

    private final SapDowntimeMapper mapper = new SapDowntimeMapper();

    @Override
    protected SapNotification map(Event<DowntimeStarted> input, MappingContext context) {
        return mapper.apply(input, SapPlant.of(input, context));
    }
}
