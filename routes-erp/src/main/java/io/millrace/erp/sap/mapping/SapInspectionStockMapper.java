/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.mapping;

import io.millrace.canonical.entity.InspectionResult;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.InspectionCompleted;
import io.millrace.core.post.NothingToPost;
import io.millrace.erp.sap.wire.SapInspectionStock;
import java.util.function.BiFunction;

/** Moves an inspected lot out of quality stock: accepted it is free, rejected it is blocked. */
public final class SapInspectionStockMapper implements BiFunction<Event<InspectionCompleted>, SapPlant, Record> {

    private static final String FREE = "VMENGE01";
    private static final String BLOCKED = "VMENGE04";

    @Override
    public Record apply(Event<InspectionCompleted> event, SapPlant plant) {
        InspectionResult inspection = event.data().inspection();
        String lot = SapUsageDecisionMapper.lot(inspection);
        return switch (inspection.verdict()) {
            case ACCEPTED -> new SapInspectionStock(lot, FREE);
            case REJECTED -> new SapInspectionStock(lot, BLOCKED);
            case CONDITIONALLY_ACCEPTED ->
                new NothingToPost(
                        "lot " + inspection.lot() + " is accepted with conditions: where it goes is decided in SAP");
        };
    }
}
