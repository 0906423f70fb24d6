/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.entity.QualityHold;
import io.millrace.canonical.value.PlantId;
import java.util.List;

/** Stock of a lot may not be used or shipped. */
public record QualityHoldPlaced(QualityHold hold) implements EventData {

    public QualityHoldPlaced {
        required("hold", hold);
    }

    @Override
    public PlantId plant() {
        return hold.plant();
    }

    @Override
    public List<BusinessKey> keys() {
        return BusinessKey.ofHold(hold.id(), hold.lot(), hold.shipments());
    }
}
