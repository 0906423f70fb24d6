/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.mapping;

import io.millrace.canonical.entity.InspectionResult;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.InspectionCompleted;
import io.millrace.erp.sap.wire.SapUsageDecision;
import java.util.function.BiFunction;

/**
 * Decides SAP's inspection lot as the inspection did; the inspection's id is the lot's number. Which code of which set
 * says so is each SAP's own: the plant's file names them.
 */
public final class SapUsageDecisionMapper
        implements BiFunction<Event<InspectionCompleted>, SapPlant, SapUsageDecision> {

    private static final int LOT = 12;

    @Override
    public SapUsageDecision apply(Event<InspectionCompleted> event, SapPlant plant) {
        InspectionResult inspection = event.data().inspection();
        String[] code = plant.usageDecision(inspection.verdict()).split("/", 2);
        return new SapUsageDecision(
                lot(inspection), "L", "3", plant.code(), plant.usageDecisionSet(), code[0], code[1]);
    }

    static String lot(InspectionResult inspection) {
        return SapField.text("inspection", LOT, inspection.id().value());
    }
}
