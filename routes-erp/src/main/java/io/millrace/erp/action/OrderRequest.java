/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.action;

import static io.millrace.canonical.value.Check.inOrder;
import static io.millrace.canonical.value.Check.positive;
import static io.millrace.canonical.value.Check.required;
import static io.millrace.canonical.value.Check.requiredText;

import io.millrace.canonical.event.DeterministicId;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.Quantity;
import java.time.OffsetDateTime;

/**
 * A production order that somebody wants.
 *
 * @param reference what the caller calls it, the same however often it is asked for: {@code SO-4711-10}
 */
public record OrderRequest(
        String reference,
        PlantId plant,
        ItemId item,
        Quantity quantity,
        OffsetDateTime plannedStart,
        OffsetDateTime plannedEnd) {

    public OrderRequest {
        requiredText("reference", reference);
        required("plant", plant);
        required("item", item);
        positive("quantity", quantity);
        required("plannedStart", plannedStart);
        required("plannedEnd", plannedEnd);
        inOrder("plannedStart", plannedStart, "plannedEnd", plannedEnd);
    }

    /** What the order is marked with in the ERP. */
    public String key() {
        return DeterministicId.of("production-order", plant.value(), reference);
    }

    @Override
    public String toString() {
        return "the production order " + reference + " of " + quantity + " of item " + item + " in plant " + plant;
    }
}
