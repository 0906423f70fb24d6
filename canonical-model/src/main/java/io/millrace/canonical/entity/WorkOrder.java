/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import static io.millrace.canonical.value.Check.inOrder;
import static io.millrace.canonical.value.Check.list;
import static io.millrace.canonical.value.Check.notNegative;
import static io.millrace.canonical.value.Check.positive;
import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.WorkOrderId;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A work order (ISA-95 operations request): what to make, how many, by which operations, from which components.
 *
 * @param lot the lot to produce, if it is prescribed
 * @param priority 0 is the most urgent
 */
public record WorkOrder(
        WorkOrderId id,
        PlantId plant,
        ItemId item,
        Quantity quantity,
        @Nullable LotId lot,
        int priority,
        OffsetDateTime plannedStart,
        OffsetDateTime plannedEnd,
        List<Operation> operations,
        List<Component> components) {

    public WorkOrder {
        required("id", id);
        required("plant", plant);
        required("item", item);
        positive("quantity", quantity);
        notNegative("priority", priority);
        required("plannedStart", plannedStart);
        required("plannedEnd", plannedEnd);
        inOrder("plannedStart", plannedStart, "plannedEnd", plannedEnd);
        operations = list("operations", operations);
        components = list("components", components);
    }
}
