/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest.wire;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /stock-statuses}: what may be done with the stock of a lot.
 *
 * @param hold the quality hold that caused it
 * @param reason why it is blocked; absent when a hold ends
 */
public record ErpStockStatus(
        String eventId,
        String correlationId,
        String plant,
        String hold,
        String item,
        String lot,
        Status status,
        @Nullable String reason,
        OffsetDateTime at) {

    /** The ERP's stock statuses. */
    public enum Status {
        BLOCKED,
        UNRESTRICTED,
        SCRAPPED
    }
}
