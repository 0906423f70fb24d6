/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.value.Check.list;
import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.entity.Disposition;
import io.millrace.canonical.value.HoldId;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.ShipmentId;
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

    public QualityHoldReleased {
        required("hold", hold);
        required("plant", plant);
        required("item", item);
        required("lot", lot);
        shipments = list("shipments", shipments);
        required("disposition", disposition);
        required("releasedAt", releasedAt);
    }

    @Override
    public List<BusinessKey> keys() {
        return BusinessKey.ofHold(hold, lot, shipments);
    }
}
