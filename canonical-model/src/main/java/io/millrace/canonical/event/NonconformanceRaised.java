/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.entity.Nonconformance;
import io.millrace.canonical.value.PlantId;
import java.util.List;

/** A nonconformance was found. */
public record NonconformanceRaised(Nonconformance nonconformance) implements EventData {

    public NonconformanceRaised {
        required("nonconformance", nonconformance);
    }

    @Override
    public PlantId plant() {
        return nonconformance.plant();
    }

    @Override
    public List<BusinessKey> keys() {
        return List.of(BusinessKey.lot(nonconformance.lot()));
    }
}
