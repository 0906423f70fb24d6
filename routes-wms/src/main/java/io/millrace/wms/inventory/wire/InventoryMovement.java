/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.wms.inventory.wire;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /movements}: stock left for a work order or came from it.
 *
 * @param quantity exact decimal, in {@code unit} (UN/CEFACT Rec 20)
 */
public record InventoryMovement(
        String eventId,
        String correlationId,
        String plant,
        Direction direction,
        String workOrder,
        String item,
        @Nullable String lot,
        String quantity,
        String unit,
        OffsetDateTime at) {

    /** Out of the stock, or into it. */
    public enum Direction {
        ISSUE,
        RECEIPT
    }
}
