/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import static io.millrace.canonical.value.Check.notNegative;
import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.Quantity;
import java.time.LocalDate;

/**
 * An item of a purchase order.
 *
 * @param line the number of the line, for example {@code 10}
 * @param deliveryOn the day on which it is wanted, or confirmed
 */
public record PurchaseOrderLine(int line, ItemId item, Quantity quantity, LocalDate deliveryOn) {

    public PurchaseOrderLine {
        notNegative("line", line);
        required("item", item);
        notNegative("quantity", quantity);
        required("deliveryOn", deliveryOn);
    }
}
