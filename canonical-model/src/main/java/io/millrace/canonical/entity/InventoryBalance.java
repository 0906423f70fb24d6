/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LocationId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * How much of an item and lot is at a location.
 *
 * @param disposition what the stock may be used for
 */
public record InventoryBalance(
        PlantId plant,
        LocationId location,
        ItemId item,
        @Nullable LotId lot,
        Quantity quantity,
        Disposition disposition) {

    public InventoryBalance {
        required("plant", plant);
        required("location", location);
        required("item", item);
        required("quantity", quantity);
        required("disposition", disposition);
    }
}
