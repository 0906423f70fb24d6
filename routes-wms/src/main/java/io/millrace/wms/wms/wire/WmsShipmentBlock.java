/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.wms.wms.wire;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /shipment-blocks}: a lot and the shipments that carry it may not leave, or may again.
 *
 * @param hold the quality hold that caused it
 * @param shipments those known to the quality system; the warehouse blocks every other one with the lot as well
 * @param reason why it is blocked; absent when the block ends
 */
public record WmsShipmentBlock(
        String eventId,
        String correlationId,
        String hold,
        String plant,
        String lot,
        List<String> shipments,
        Action action,
        @Nullable String reason,
        OffsetDateTime at) {

    /** What the warehouse does with the shipments. */
    public enum Action {
        BLOCK,
        RELEASE
    }
}
