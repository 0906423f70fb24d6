/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.entity.HandlingUnit;
import io.millrace.canonical.entity.HandlingUnitContent;
import io.millrace.canonical.value.LocationId;
import io.millrace.canonical.value.PlantId;
import java.time.OffsetDateTime;
import java.util.List;

/** A handling unit moved from one warehouse location to another. */
public record HandlingUnitMoved(
        HandlingUnit handlingUnit, PlantId plant, LocationId from, LocationId to, OffsetDateTime movedAt)
        implements EventData {

    public HandlingUnitMoved {
        required("handlingUnit", handlingUnit);
        required("plant", plant);
        required("from", from);
        required("to", to);
        required("movedAt", movedAt);
    }

    @Override
    public List<BusinessKey> keys() {
        return BusinessKey.withLots(
                BusinessKey.handlingUnit(handlingUnit.id()),
                handlingUnit.contents().stream().map(HandlingUnitContent::lot));
    }
}
