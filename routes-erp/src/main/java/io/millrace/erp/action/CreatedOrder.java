/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.action;

import static io.millrace.canonical.value.Check.required;
import static io.millrace.canonical.value.Check.requiredText;

import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.WorkOrderId;
import io.millrace.core.api.Creation;
import java.time.OffsetDateTime;

/**
 * The production order that the ERP has for a reference.
 *
 * @param created whether this call made it; else an earlier one did
 * @param asOf when the ERP was asked
 */
public record CreatedOrder(
        String reference,
        PlantId plant,
        WorkOrderId order,
        ItemId item,
        Quantity quantity,
        boolean created,
        OffsetDateTime asOf)
        implements Creation {

    public CreatedOrder {
        requiredText("reference", reference);
        required("plant", plant);
        required("order", order);
        required("item", item);
        required("quantity", quantity);
        required("asOf", asOf);
    }

    public static CreatedOrder of(OrderRequest request, WorkOrderId order, boolean created, OffsetDateTime asOf) {
        return new CreatedOrder(
                request.reference(), request.plant(), order, request.item(), request.quantity(), created, asOf);
    }
}
