/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.event.BusinessKey.Kind.*;

import io.millrace.canonical.entity.*;
import io.millrace.canonical.value.*;
import java.time.OffsetDateTime;
import java.util.List;

/** A handling unit moved from one warehouse location to another. */
public record HandlingUnitMoved(
        HandlingUnit handlingUnit, PlantId plant, LocationId from, LocationId to, OffsetDateTime movedAt)
        implements EventData {

    @Override
    public List<BusinessKey> keys() {
        return handlingUnit.keys();
    }
}
