/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.action;

import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.PlantId;
import org.jspecify.annotations.Nullable;

/**
 * How much of an item does a plant have?
 *
 * @param lot only of this lot; absent: of all
 */
public record StockQuestion(
        PlantId plant, ItemId item, @Nullable LotId lot) {

    public StockQuestion {
        required("plant", plant);
        required("item", item);
    }

    @Override
    public String toString() {
        return "the stock of item " + item + (lot == null ? "" : ", lot " + lot + ",") + " in plant " + plant;
    }
}
