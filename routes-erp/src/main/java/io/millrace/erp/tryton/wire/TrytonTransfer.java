/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.wire;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Stock that went from one location to another: an internal shipment.
 *
 * @param item the product's code
 * @param quantity exact decimal, in {@code unit}
 * @param unit the symbol of Tryton's unit of measure, {@code kg}
 * @param from the location's code
 * @param to the location's code
 */
public record TrytonTransfer(
        String eventId,
        String correlationId,
        String item,
        @Nullable String lot,
        String quantity,
        String unit,
        String from,
        String to,
        OffsetDateTime at) {}
