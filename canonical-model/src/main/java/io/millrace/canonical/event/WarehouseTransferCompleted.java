/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.value.Check.notNegative;
import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LocationId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.Quantity;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Stock went from one location to another, or from one lot to another.
 *
 * @param toLot the lot it now belongs to; absent if it kept its lot
 */
public record WarehouseTransferCompleted(
        PlantId plant,
        ItemId item,
        @Nullable LotId lot,
        @Nullable LotId toLot,
        Quantity quantity,
        LocationId from,
        LocationId to,
        OffsetDateTime completedAt)
        implements EventData {

    public WarehouseTransferCompleted {
        required("plant", plant);
        required("item", item);
        notNegative("quantity", quantity);
        required("from", from);
        required("to", to);
        required("completedAt", completedAt);
    }

    @Override
    public List<BusinessKey> keys() {
        return BusinessKey.withLots(BusinessKey.ofStock(item, lot).get(0), Stream.of(lot, toLot));
    }
}
