/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest.wire;

import java.time.OffsetDateTime;

/**
 * {@code POST /production-orders}: a production order that somebody wants.
 *
 * @param reference what the caller calls it
 * @param quantity exact decimal, in {@code unit} (UN/CEFACT Rec 20)
 */
public record ErpOrderRequest(
        String reference,
        String plant,
        String item,
        String quantity,
        String unit,
        OffsetDateTime plannedStart,
        OffsetDateTime plannedEnd) {}
