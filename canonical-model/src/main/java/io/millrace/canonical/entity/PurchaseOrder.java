/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import static io.millrace.canonical.value.Check.list;
import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.PurchaseOrderId;
import io.millrace.canonical.value.SupplierId;
import java.util.List;

/** What is bought from a supplier. */
public record PurchaseOrder(PurchaseOrderId id, PlantId plant, SupplierId supplier, List<PurchaseOrderLine> lines) {

    public PurchaseOrder {
        required("id", id);
        required("plant", plant);
        required("supplier", supplier);
        lines = list("lines", lines);
    }
}
