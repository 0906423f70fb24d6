/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.wire;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A lot whose stock goes to the hold location, or comes back from it.
 *
 * @param hold the hold's number in the quality system
 * @param item the product's code
 * @param reason why it was placed
 * @param holdLocation the code of the plant's location for stock on hold; null: the kamelet's
 * @param scrapLocation the code of the plant's location for what is scrapped, empty for none; null: the kamelet's
 */
public record TrytonHold(
        String eventId,
        String correlationId,
        String plant,
        String hold,
        String item,
        String lot,
        Action action,
        @Nullable String reason,
        @Nullable String holdLocation,
        @Nullable String scrapLocation,
        OffsetDateTime at) {

    /** What becomes of the stock. */
    public enum Action {
        /** Goes to the hold location. */
        HOLD,
        /** Goes back to where it came from. */
        RETURN,
        /** Goes from the hold location to the scrap location. */
        SCRAP,
        /** Stays where it is. */
        STAY
    }
}
