/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.value.Check.notNegative;
import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LocationId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.PurchaseOrderId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.ShipmentId;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goods of a purchase order arrived and were put into a location. */
public record GoodsReceived(
        PurchaseOrderId purchaseOrder,
        int line,
        PlantId plant,
        @Nullable ShipmentId inboundShipment,
        ItemId item,
        @Nullable LotId lot,
        Quantity quantity,
        LocationId location,
        OffsetDateTime receivedAt)
        implements EventData {

    public GoodsReceived {
        required("purchaseOrder", purchaseOrder);
        notNegative("line", line);
        required("plant", plant);
        required("item", item);
        notNegative("quantity", quantity);
        required("location", location);
        required("receivedAt", receivedAt);
    }

    @Override
    public List<BusinessKey> keys() {
        return BusinessKey.withLot(BusinessKey.purchaseOrder(purchaseOrder), lot);
    }
}
