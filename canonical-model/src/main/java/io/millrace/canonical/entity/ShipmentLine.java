/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import static io.millrace.canonical.value.Check.notNegative;
import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.value.HandlingUnitId;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.Quantity;
import org.jspecify.annotations.Nullable;

/** What a shipment carries of one item and lot. */
public record ShipmentLine(
        ItemId item,
        @Nullable LotId lot,
        Quantity quantity,
        @Nullable HandlingUnitId handlingUnit) {

    public ShipmentLine {
        required("item", item);
        notNegative("quantity", quantity);
    }
}
