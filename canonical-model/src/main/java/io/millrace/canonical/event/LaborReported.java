/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.entity.LaborRecord;
import io.millrace.canonical.value.PlantId;
import java.util.List;

/** A person booked time on an operation. */
public record LaborReported(LaborRecord labor) implements EventData {

    public LaborReported {
        required("labor", labor);
    }

    @Override
    public PlantId plant() {
        return labor.plant();
    }

    @Override
    public List<BusinessKey> keys() {
        return List.of(BusinessKey.workOrder(labor.workOrder()));
    }
}
