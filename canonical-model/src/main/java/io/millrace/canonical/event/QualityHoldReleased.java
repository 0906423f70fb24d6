/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.event.BusinessKey.Kind.*;

import io.millrace.canonical.entity.*;
import io.millrace.canonical.value.*;
import java.time.OffsetDateTime;
import java.util.List;

/** A quality hold ended with a disposition. */
public record QualityHoldReleased(
        HoldId hold,
        PlantId plant,
        ItemId item,
        LotId lot,
        List<ShipmentId> shipments,
        Disposition disposition,
        OffsetDateTime releasedAt)
        implements EventData {

    @Override
    public List<BusinessKey> keys() {
        return QualityHold.keys(hold, lot, shipments);
    }
}
