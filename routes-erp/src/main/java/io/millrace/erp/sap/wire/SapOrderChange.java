/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.wire;

import static io.millrace.canonical.value.Check.required;

/** A production order as SAP has it now, and what that means to those who know it already. */
public record SapOrderChange(Change change, SapProductionOrder order) {

    public SapOrderChange {
        required("change", change);
        required("order", order);
    }

    /** What happened to the order. */
    public enum Change {
        RELEASED,
        CHANGED,
        CLOSED
    }
}
