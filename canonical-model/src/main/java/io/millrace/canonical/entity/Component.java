/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.OperationId;
import io.millrace.canonical.value.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * A material requirement of a work order's operation.
 *
 * @param quantity for the whole order; negative for a by-product, which comes out instead of going in
 * @param lot the lot to take, if it is prescribed
 * @param backflush whether the ERP books the consumption itself when the operation is confirmed
 */
public record Component(
        OperationId operation,
        ItemId item,
        Quantity quantity,
        @Nullable LotId lot,
        boolean backflush) {

    public Component {
        required("operation", operation);
        required("item", item);
        required("quantity", quantity);
    }
}
