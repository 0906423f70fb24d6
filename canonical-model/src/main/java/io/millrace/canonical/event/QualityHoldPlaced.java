/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.event.BusinessKey.Kind.*;

import io.millrace.canonical.entity.*;
import io.millrace.canonical.value.*;
import java.util.List;

/** Stock of a lot may not be used or shipped. */
public record QualityHoldPlaced(QualityHold hold) implements EventData {

    @Override
    public PlantId plant() {
        return hold.plant();
    }

    @Override
    public List<BusinessKey> keys() {
        return hold.keys();
    }
}
