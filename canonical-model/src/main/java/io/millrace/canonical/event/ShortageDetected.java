/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.value.Check.positive;
import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.WorkOrderId;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An item will be missing. */
public record ShortageDetected(
        ItemId item,
        PlantId plant,
        @Nullable WorkOrderId workOrder,
        Quantity missing,
        OffsetDateTime neededAt,
        OffsetDateTime detectedAt)
        implements EventData {

    public ShortageDetected {
        required("item", item);
        required("plant", plant);
        positive("missing", missing);
        required("neededAt", neededAt);
        required("detectedAt", detectedAt);
    }

    @Override
    public List<BusinessKey> keys() {
        return workOrder == null
                ? List.of(BusinessKey.item(item))
                : List.of(BusinessKey.item(item), BusinessKey.workOrder(workOrder));
    }
}
