/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.wire;

import static io.millrace.canonical.value.Check.required;

import org.jspecify.annotations.Nullable;

/**
 * A production order as SAP has it now, and what that means to those who know it already.
 *
 * @param another tells this state from the one that was told before with the same time of the last change: SAP counts
 *     seconds; absent for the first
 */
public record SapOrderChange(Change change, @Nullable String another, SapProductionOrder order) {

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
