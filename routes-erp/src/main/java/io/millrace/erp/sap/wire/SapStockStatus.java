/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of a lot: of all its stock that SAP has when it is asked, or of the batch itself. No document of
 * SAP's, the sink makes one of it.
 *
 * @param movementType posts the stock, {@code 344}; null if the batch changes
 * @param fromStockTypes which stock is posted: {@code 01} free, {@code 02} in quality inspection, {@code 07} blocked,
 *     {@code 08} of a restricted batch; null if the batch changes
 * @param restricted whether the batch may be used with restrictions only; null if its stock is posted
 * @param goodsMovementCode SAP's kind of transaction
 * @param postingDate as OData v2 writes it
 * @param hold the quality hold that caused it
 * @param reasonCode SAP's code of the reason; null if the text alone says it
 * @param reason for people, at most 50 characters
 */
public record SapStockStatus(
        String plant,
        String material,
        String batch,
        @Nullable String movementType,
        @Nullable List<String> fromStockTypes,
        @Nullable Boolean restricted,
        @Nullable String goodsMovementCode,
        String postingDate,
        @Nullable String hold,
        @Nullable String reasonCode,
        @Nullable String reason) {}
