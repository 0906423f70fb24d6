/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.wms.customer.wire;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code POST /shipments} of the CRM and of the customer portal: what a customer may know of a shipment. */
public record CustomerShipment(
        String eventId,
        String correlationId,
        String shipment,
        String customer,
        String carrier,
        @Nullable String trackingNumber,
        Status status,
        OffsetDateTime dispatchedAt,
        List<CustomerShipmentLine> lines) {

    /** How far the shipment is. */
    public enum Status {
        DISPATCHED
    }

    /**
     * What the shipment carries of one item and lot.
     *
     * @param quantity exact decimal, in {@code unit} (UN/CEFACT Rec 20)
     */
    public record CustomerShipmentLine(
            String item,
            @Nullable String lot,
            String quantity,
            String unit,
            @Nullable String handlingUnit) {}
}
