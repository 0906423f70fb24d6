/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest.wire;

import static io.millrace.canonical.value.Check.list;
import static io.millrace.canonical.value.Check.required;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.OffsetDateTime;
import java.util.List;

/** The answer to {@code GET /work-orders?changedSince=...&limit=...}, oldest change first. */
public record ErpWorkOrderPage(List<ErpChangedWorkOrder> workOrders) {

    public ErpWorkOrderPage {
        workOrders = list("workOrders", workOrders);
    }

    /** The changes in the form of the webhook, so that both are mapped by one mapper. */
    public List<ErpWorkOrderChange> changes() {
        return workOrders.stream().map(ErpChangedWorkOrder::asChange).toList();
    }

    /** A work order with its latest change beside its own fields. */
    public record ErpChangedWorkOrder(
            String eventId,
            ErpWorkOrderChange.Change change,
            OffsetDateTime changedAt,
            @JsonUnwrapped ErpWorkOrder workOrder) {

        public ErpChangedWorkOrder {
            required("eventId", eventId);
            required("change", change);
            required("changedAt", changedAt);
            required("workOrder", workOrder);
        }

        private ErpWorkOrderChange asChange() {
            return new ErpWorkOrderChange(eventId, change, changedAt, workOrder);
        }
    }
}
