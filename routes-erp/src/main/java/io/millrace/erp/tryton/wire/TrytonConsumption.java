/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.wire;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A component that was consumed by a production order.
 *
 * @param workOrder the number of the production order
 * @param item the product's code
 * @param quantity exact decimal, in {@code unit}
 * @param unit the symbol of Tryton's unit of measure, {@code kg}
 * @param location the code of the location it was taken from; absent: where the lot lies
 */
public record TrytonConsumption(
        String eventId,
        String correlationId,
        String workOrder,
        String operation,
        String item,
        @Nullable String lot,
        String quantity,
        String unit,
        @Nullable String location,
        OffsetDateTime consumedAt) {}
