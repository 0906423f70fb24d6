/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.entity.PurchaseOrder;
import io.millrace.canonical.value.PlantId;
import java.time.OffsetDateTime;
import java.util.List;

/** A purchase order was sent to its supplier. */
public record PurchaseOrderIssued(PurchaseOrder purchaseOrder, OffsetDateTime issuedAt) implements EventData {

    public PurchaseOrderIssued {
        required("purchaseOrder", purchaseOrder);
        required("issuedAt", issuedAt);
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
