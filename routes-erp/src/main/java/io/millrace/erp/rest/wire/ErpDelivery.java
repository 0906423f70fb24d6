/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest.wire;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code POST /deliveries}: goods that left the plant for a customer. */
public record ErpDelivery(
        String eventId,
        String correlationId,
        String plant,
        String shipment,
        String customer,
        String carrier,
        @Nullable String trackingNumber,
        List<ErpDeliveryLine> lines,
        OffsetDateTime dispatchedAt) {

    /**
     * What the delivery carries of one item and lot.
     *
     * @param quantity exact decimal, in {@code unit} (UN/CEFACT Rec 20)
     */
    public record ErpDeliveryLine(
            String item,
            @Nullable String lot,
            String quantity,
            String unit,
            @Nullable String handlingUnit) {}
}
