/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.entity.PurchaseOrder;
import io.millrace.canonical.value.PlantId;
import java.time.OffsetDateTime;
import java.util.List;

/** A supplier confirmed a purchase order: its lines tell the quantities and days that the supplier promises. */
public record PurchaseOrderConfirmed(PurchaseOrder purchaseOrder, OffsetDateTime confirmedAt) implements EventData {

    public PurchaseOrderConfirmed {
        required("purchaseOrder", purchaseOrder);
        required("confirmedAt", confirmedAt);
    }

    @Override
    public PlantId plant() {
        return purchaseOrder.plant();
    }

    @Override
    public List<BusinessKey> keys() {
        return List.of(BusinessKey.purchaseOrder(purchaseOrder.id()));
    }
}
