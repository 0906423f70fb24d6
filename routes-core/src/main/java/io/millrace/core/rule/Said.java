/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.rule;

import io.millrace.canonical.entity.InventoryBalance;
import io.millrace.canonical.entity.WorkOrder;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventData;
import io.millrace.canonical.event.GoodsReceived;
import io.millrace.canonical.event.InspectionCompleted;
import io.millrace.canonical.event.InventoryBalanceReported;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.canonical.event.QualityHoldPlaced;
import io.millrace.canonical.event.WorkOrderChanged;
import io.millrace.canonical.event.WorkOrderClosed;
import io.millrace.canonical.event.WorkOrderReleased;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.WorkOrderId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the events of one exchange say about work orders and lots. Other events say nothing and are no error. */
final class Said {

    /** That a lot is of an item. */
    record LotOfItem(LotId lot, ItemId item) {}

    private final Map<WorkOrderId, KnownOrder> orders = new LinkedHashMap<>();
    private final Set<LotOfItem> lots = new LinkedHashSet<>();
    private final Set<LotOfItem> made = new LinkedHashSet<>();

    Map<WorkOrderId, KnownOrder> orders() {
        return orders;
    }

    /** By a system that keeps the lot: ERP, warehouse, quality. */
    Set<LotOfItem> lots() {
        return lots;
    }

    /** By a line. It may have read the wrong label, so it is believed only of a lot nobody has spoken of. */
    Set<LotOfItem> made() {
        return made;
    }

    void add(Event<?> event) {
        EventData data = event.data();
        Instant time = micros(event.envelope().time().toInstant());
        if (data instanceof WorkOrderReleased released) {
            order(released.workOrder(), time);
        } else if (data instanceof WorkOrderChanged changed) {
            order(changed.workOrder(), time);
        } else if (data instanceof WorkOrderClosed closed) {
            Instant closedAt = micros(closed.closedAt().toInstant());
            orders.merge(closed.workOrder(), KnownOrder.NONE.closed(closedAt), (known, none) -> known.closed(closedAt));
        } else if (data instanceof GoodsReceived received) {
            lot(lots, received.lot(), received.item());
        } else if (data instanceof InventoryBalanceReported reported) {
            InventoryBalance balance = reported.balance();
            lot(lots, balance.lot(), balance.item());
        } else if (data instanceof InspectionCompleted inspected) {
            lot(lots, inspected.inspection().lot(), inspected.inspection().item());
        } else if (data instanceof QualityHoldPlaced placed) {
            lot(lots, placed.hold().lot(), placed.hold().item());
        } else if (data instanceof ProductionConfirmed confirmed) {
            lot(made, confirmed.lot(), confirmed.item());
        }
    }

    private void order(WorkOrder order, Instant time) {
        orders.merge(order.id(), KnownOrder.NONE.told(order, time), (known, none) -> known.told(order, time));
        lot(lots, order.lot(), order.item());
        order.components().forEach(each -> lot(lots, each.lot(), each.item()));
    }

    private static void lot(Set<LotOfItem> known, @Nullable LotId lot, ItemId item) {
        if (lot != null) {
            known.add(new LotOfItem(lot, item));
        }
    }

    /** As the databases keep it. */
    private static Instant micros(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }
}
