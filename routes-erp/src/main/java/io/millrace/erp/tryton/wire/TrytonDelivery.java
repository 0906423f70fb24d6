/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.wire;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What left with a customer shipment.
 *
 * @param shipment its number in Tryton
 */
public record TrytonDelivery(
        String eventId,
        String correlationId,
        String shipment,
        String carrier,
        @Nullable String trackingNumber,
        List<Line> lines,
        OffsetDateTime dispatchedAt) {

    /**
     * What it carried of one lot.
     *
     * @param item the product's code
     * @param quantity exact decimal, in {@code unit}
     * @param unit the symbol of Tryton's unit of measure, {@code u}
     */
    public record Line(String item, @Nullable String lot, String quantity, String unit) {}
}
