/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.wire;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What an operation of a production order made.
 *
 * @param workOrder the number of the production order
 * @param operation the sequence of its work, {@code 0020}; what the last one made enters the stock
 * @param item the product's code
 * @param yield exact decimal, in {@code unit}
 * @param scrap what was spoilt, in the same unit
 * @param unit the symbol of Tryton's unit of measure, {@code u}
 * @param last whether the operation makes no more; the last one closes the order
 * @param backflush whether its end consumes what is left of the plan; null: as the kamelet says
 * @param scrapLocation the code of the plant's location for scrap, empty for none; null: the kamelet's
 */
public record TrytonConfirmation(
        String eventId,
        String correlationId,
        String workOrder,
        String operation,
        String item,
        @Nullable String lot,
        String yield,
        String scrap,
        String unit,
        boolean last,
        @Nullable Boolean backflush,
        @Nullable String scrapLocation,
        OffsetDateTime from,
        OffsetDateTime to) {}
