/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.wire;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Goods that arrived for a line of a purchase: a supplier shipment.
 *
 * @param purchase the purchase's number
 * @param line the sequence of its line; where no line has one, its place, the first is 1
 * @param supplierShipment what the supplier calls its shipment
 * @param item the product's code
 * @param quantity exact decimal, in {@code unit}
 * @param unit the symbol of Tryton's unit of measure, {@code kg}
 * @param location the code of the location they were put into
 */
public record TrytonReceipt(
        String eventId,
        String correlationId,
        String purchase,
        int line,
        @Nullable String supplierShipment,
        String item,
        @Nullable String lot,
        String quantity,
        String unit,
        String location,
        OffsetDateTime at) {}
