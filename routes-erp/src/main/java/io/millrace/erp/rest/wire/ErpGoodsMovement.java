/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest.wire;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /goods-movements}: stock moved for a work order.
 *
 * @param movementType 261, goods issue for a work order
 * @param quantity exact decimal, in {@code unit} (UN/CEFACT Rec 20)
 */
public record ErpGoodsMovement(
        String eventId,
        String correlationId,
        String plant,
        String movementType,
        String workOrder,
        String operation,
        String item,
        @Nullable String lot,
        @Nullable String storageLocation,
        String quantity,
        String unit,
        OffsetDateTime postedAt) {

    /** Goods issue for a work order. */
    public static final String GOODS_ISSUE_FOR_ORDER = "261";
}
