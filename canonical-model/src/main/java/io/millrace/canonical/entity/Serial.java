/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.SerialNumber;
import org.jspecify.annotations.Nullable;

/** One piece of an item. */
public record Serial(SerialNumber id, ItemId item, @Nullable LotId lot, PlantId plant) {

    public Serial {
        required("id", id);
        required("item", item);
        required("plant", plant);
    }
}
