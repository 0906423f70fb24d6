/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import static io.millrace.canonical.value.Check.notNegative;
import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.Quantity;
import org.jspecify.annotations.Nullable;

/** What a handling unit holds of one item and lot. */
public record HandlingUnitContent(ItemId item, @Nullable LotId lot, Quantity quantity) {

    public HandlingUnitContent {
        required("item", item);
        notNegative("quantity", quantity);
    }
}
