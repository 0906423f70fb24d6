/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import static io.millrace.canonical.value.Check.notNegative;
import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.value.HandlingUnitId;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.PurchaseOrderId;
import io.millrace.canonical.value.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What an inbound shipment carries for one line of a purchase order.
 *
 * @param supplierLot the lot as the supplier calls it
 */
public record InboundShipmentLine(
        PurchaseOrderId purchaseOrder,
        int line,
        ItemId item,
        @Nullable LotId supplierLot,
        Quantity quantity,
        @Nullable HandlingUnitId handlingUnit) {

    public InboundShipmentLine {
        required("purchaseOrder", purchaseOrder);
        notNegative("line", line);
        required("item", item);
        notNegative("quantity", quantity);
    }
}
