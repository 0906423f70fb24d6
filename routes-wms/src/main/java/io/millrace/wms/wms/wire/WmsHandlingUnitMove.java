/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.wms.wms.wire;

import static io.millrace.canonical.value.Check.list;
import static io.millrace.canonical.value.Check.required;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A handling unit moved inside the warehouse, told by webhook.
 *
 * @param eventId the warehouse's own id of the move
 * @param from the location it left, {@code to} the one it reached
 */
public record WmsHandlingUnitMove(
        String eventId,
        OffsetDateTime occurredAt,
        String handlingUnit,
        String plant,
        String from,
        String to,
        List<WmsContent> contents) {

    public WmsHandlingUnitMove {
        required("eventId", eventId);
        required("occurredAt", occurredAt);
        required("handlingUnit", handlingUnit);
        required("plant", plant);
        required("from", from);
        required("to", to);
        contents = list("contents", contents);
    }

    /**
     * What the handling unit holds of one item and lot.
     *
     * @param quantity exact decimal, in {@code unit} (UN/CEFACT Rec 20)
     */
    public record WmsContent(String item, @Nullable String lot, BigDecimal quantity, String unit) {

        public WmsContent {
            required("item", item);
            required("quantity", quantity);
            required("unit", unit);
        }
    }
}
