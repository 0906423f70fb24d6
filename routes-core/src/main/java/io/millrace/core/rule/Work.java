/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.rule;

import io.millrace.canonical.event.EventData;
import io.millrace.canonical.event.InventoryAdjusted;
import io.millrace.canonical.event.LaborReported;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.canonical.event.OperationCompleted;
import io.millrace.canonical.event.OperationStarted;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.canonical.event.WarehouseTransferCompleted;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.OperationId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.WorkOrderId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an event claims that rules can judge.
 *
 * @param yield what it confirms as good, if that is more than nothing
 */
record Work(
        @Nullable WorkOrderId order,
        @Nullable OperationId operation,
        @Nullable ItemId item,
        @Nullable LotId lot,
        @Nullable Quantity yield) {

    /** Null: it claims nothing of the kind. */
    static @Nullable Work of(EventData data) {
        if (data instanceof MaterialConsumed used) {
            return new Work(used.workOrder(), used.operation(), used.item(), used.lot(), null);
        }
        if (data instanceof ProductionConfirmed made) {
            Quantity yield = made.yield().value().signum() > 0 ? made.yield() : null;
            return new Work(made.workOrder(), made.operation(), made.item(), made.lot(), yield);
        }
        if (data instanceof OperationStarted started) {
            return new Work(started.workOrder(), started.operation(), null, null, null);
        }
        if (data instanceof OperationCompleted completed) {
            return new Work(completed.workOrder(), completed.operation(), null, null, null);
        }
        if (data instanceof LaborReported reported) {
            return new Work(reported.labor().workOrder(), reported.labor().operation(), null, null, null);
        }
        if (data instanceof WarehouseTransferCompleted moved) {
            return new Work(null, null, moved.item(), moved.lot(), null);
        }
        return data instanceof InventoryAdjusted adjusted
                ? new Work(null, null, adjusted.item(), adjusted.lot(), null)
                : null;
    }

    /** As an operator says it. */
    List<String> facts() {
        List<String> facts = new ArrayList<>();
        add(facts, "operation", operation);
        add(facts, "item", item);
        add(facts, "lot", lot);
        add(facts, "yield", yield);
        return facts;
    }

    private static void add(List<String> facts, String name, @Nullable Object value) {
        if (value != null) {
            facts.add(name + ' ' + value);
        }
    }
}
