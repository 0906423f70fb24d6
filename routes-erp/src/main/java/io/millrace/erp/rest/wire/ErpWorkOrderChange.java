/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest.wire;

import static io.millrace.canonical.value.Check.required;

import java.time.OffsetDateTime;

/**
 * What the ERP tells of a work order: by webhook, or as an element of a polled {@link ErpWorkOrderPage}.
 *
 * @param eventId the ERP's own id of the change, the same in the webhook and in the poll
 * @param workOrder the whole new state; of a closed order the id and the plant suffice
 */
public record ErpWorkOrderChange(String eventId, Change change, OffsetDateTime changedAt, ErpWorkOrder workOrder) {

    public ErpWorkOrderChange {
        required("eventId", eventId);
        required("change", change);
        required("changedAt", changedAt);
        required("workOrder", workOrder);
    }

    /** What happened to the order. */
    public enum Change {
        RELEASED,
        CHANGED,
        CLOSED
    }
}
