/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.fence;

import io.millrace.canonical.entity.QualityHold;
import io.millrace.canonical.value.HoldId;
import io.millrace.canonical.value.PlantId;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A hold as it is placed.
 *
 * @param things what it names; genealogy takes it further
 * @param reason in the words of who placed it
 */
public record Hold(HoldId id, PlantId plant, Set<Thing> things, String reason, Instant placedAt) {

    public Hold {
        things = Set.copyOf(things);
    }

    /** The hold of a lot and of the shipments that the quality system knows to contain it. */
    static Hold of(QualityHold hold) {
        Set<Thing> things = new LinkedHashSet<>();
        things.add(Thing.lot(hold.lot()));
        hold.shipments().forEach(shipment -> things.add(Thing.shipment(shipment)));
        return new Hold(
                hold.id(), hold.plant(), things, hold.reason(), hold.placedAt().toInstant());
    }
}
