/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.costing.wire;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /postings}: what a work order is charged with.
 *
 * @param kind {@code MATERIAL}: the item was consumed; {@code ACTIVITY}: the operation made the item
 * @param quantity exact decimal, in {@code unit} (UN/CEFACT Rec 20); of an activity its yield
 * @param scrap what an activity lost, in the same unit; absent for material
 */
public record CostingPosting(
        String eventId,
        String correlationId,
        String plant,
        String workOrder,
        String operation,
        Kind kind,
        String item,
        @Nullable String lot,
        String quantity,
        String unit,
        @Nullable String scrap,
        OffsetDateTime postedAt) {

    /** What is charged. */
    public enum Kind {
        MATERIAL,
        ACTIVITY
    }
}
