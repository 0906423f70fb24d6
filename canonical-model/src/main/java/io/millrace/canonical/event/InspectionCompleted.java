/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.entity.InspectionResult;
import io.millrace.canonical.value.PlantId;
import java.util.List;

/** A lot was inspected. */
public record InspectionCompleted(InspectionResult inspection) implements EventData {

    public InspectionCompleted {
        required("inspection", inspection);
    }

    @Override
    public PlantId plant() {
        return inspection.plant();
    }

    @Override
    public List<BusinessKey> keys() {
        return List.of(BusinessKey.lot(inspection.lot()));
    }
}
