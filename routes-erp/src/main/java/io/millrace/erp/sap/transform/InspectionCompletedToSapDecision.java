/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.InspectionCompleted;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.erp.sap.mapping.SapPlant;
import io.millrace.erp.sap.mapping.SapUsageDecisionMapper;
import io.millrace.erp.sap.wire.SapUsageDecision;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link SapUsageDecisionMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:inspection-completed", toType = "sap:usage-decision")
public final class InspectionCompletedToSapDecision
        extends MappingTransformer<Event<InspectionCompleted>, SapUsageDecision> {

    private final SapUsageDecisionMapper mapper = new SapUsageDecisionMapper();

    @Override
    protected SapUsageDecision map(Event<InspectionCompleted> input, MappingContext context) {
        return mapper.apply(input, SapPlant.of(input, context));
    }
}
