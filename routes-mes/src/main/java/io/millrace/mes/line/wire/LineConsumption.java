/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.line.wire;

import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.OperationId;
import io.millrace.canonical.value.WorkOrderId;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A line says what an operation consumed: topic {@code plant/<plant>/<line>/consumption}.
 *
 * @param messageId unique at the machine
 * @param sequence the machine's running number of consumptions, from 1, if it keeps one
 * @param machine the line's own code
 * @param item the line's own code, or the canonical one where lines have none
 * @param quantity exact, in {@code unit}
 * @param unit in the line's own words, for example {@code kg}
 */
public record LineConsumption(
        String messageId,
        @Nullable Long sequence,
        String machine,
        WorkOrderId workOrder,
        OperationId operation,
        String item,
        @Nullable LotId lot,
        BigDecimal quantity,
        String unit,
        OffsetDateTime consumedAt) {

    public LineConsumption {
        required("messageId", messageId);
        required("machine", machine);
        required("workOrder", workOrder);
        required("operation", operation);
        required("item", item);
        required("quantity", quantity);
        required("unit", unit);
        required("consumedAt", consumedAt);
    }
}
