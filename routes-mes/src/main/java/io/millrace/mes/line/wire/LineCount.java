/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.line.wire;

import static io.millrace.canonical.value.Check.required;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.OperationId;
import io.millrace.canonical.value.WorkOrderId;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A line shows its counters for the running order and operation: topic {@code plant/<plant>/<line>/count}. They are
 * running totals, which the machine may set back to zero.
 *
 * @param messageId unique at the machine
 * @param machine the line's own code
 * @param item the line's own code, or the canonical one where lines have none
 * @param unit of all three, in the line's own words, for example {@code pcs}
 * @param last {@code final}: the operation is finished on this machine
 */
public record LineCount(
        String messageId,
        String machine,
        WorkOrderId workOrder,
        OperationId operation,
        String item,
        @Nullable LotId lot,
        BigDecimal good,
        BigDecimal scrap,
        BigDecimal rework,
        String unit,
        @JsonProperty("final") boolean last,
        OffsetDateTime countedAt) {

    public LineCount {
        required("messageId", messageId);
        required("machine", machine);
        required("workOrder", workOrder);
        required("operation", operation);
        required("item", item);
        required("good", good);
        required("scrap", scrap);
        required("rework", rework);
        required("unit", unit);
        required("countedAt", countedAt);
    }
}
