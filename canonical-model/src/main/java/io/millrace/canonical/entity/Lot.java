/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import static io.millrace.canonical.value.Check.inOrder;
import static io.millrace.canonical.value.Check.notNegative;
import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.Quantity;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A lot of an item. */
public record Lot(
        LotId id,
        ItemId item,
        PlantId plant,
        Quantity quantity,
        Disposition disposition,
        @Nullable LocalDate manufacturedOn,
        @Nullable LocalDate expiresOn,
        @Nullable LotId supplierLot) {

    public Lot {
        required("id", id);
        required("item", item);
        required("plant", plant);
        notNegative("quantity", quantity);
        required("disposition", disposition);
        inOrder("manufacturedOn", manufacturedOn, "expiresOn", expiresOn);
    }
}
