/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.value.Check.required;
import static io.millrace.canonical.value.Check.requiredText;

import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LocationId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.Quantity;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stock was corrected, for example after a count.
 *
 * @param difference what was added; negative for what was taken away
 */
public record InventoryAdjusted(
        PlantId plant,
        LocationId location,
        ItemId item,
        @Nullable LotId lot,
        Quantity difference,
        String reason,
        OffsetDateTime adjustedAt)
        implements EventData {

    public InventoryAdjusted {
        required("plant", plant);
        required("location", location);
        required("item", item);
        required("difference", difference);
        requiredText("reason", reason);
        required("adjustedAt", adjustedAt);
    }

    @Override
    public List<BusinessKey> keys() {
        return BusinessKey.ofStock(item, lot);
    }
}
