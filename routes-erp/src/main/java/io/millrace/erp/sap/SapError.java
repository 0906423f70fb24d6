/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import io.millrace.canonical.error.ErrorCode;

/** What can go wrong with SAP only. */
public enum SapError implements ErrorCode {
    NO_SETTING(
            "MFG-SAP-001",
            "The plant's cross-reference does not say how the plant works with SAP",
            "Add the named entry to the plant's file; start again and replay"),
    DOES_NOT_FIT(
            "MFG-SAP-002",
            "A value does not fit into its field in SAP",
            "Map it to what SAP calls it, in the plant's cross-reference; start again and replay"),
    UNKNOWN_UNIT(
            "MFG-SAP-003",
            "There is no SAP unit for a unit of measure, or the other way round",
            "Add the unit to the units of system sap in the plant's file; start again and replay"),
    LOCKED("MFG-SAP-004", "Somebody works on the same object in SAP", "Nothing to do: it is posted again by itself"),
    CHANGED(
            "MFG-SAP-005",
            "The object in SAP changed between our reading and our writing",
            "Nothing to do: it is posted again by itself"),
    NOT_REPEATABLE(
            "MFG-SAP-006",
            "SAP's gateway does not honour the RequestID of a call",
            "Set targetClass to LOOKUP, or have idempotent services configured in SAP; then start the target again"),
    NO_DOCUMENT(
            "MFG-SAP-007",
            "Nobody knows which document of SAP is to be reversed",
            "Reverse it in SAP, then resolve the delivery by hand"),
    NOT_READ(
            "MFG-SAP-008",
            "SAP told of an order or a delivery that could not be read",
            "Bring SAP back, or give the user the right to read it; it is read again by itself"),
    OTHER_LOTS(
            "MFG-SAP-009",
            "Other lots or quantities left than SAP has picked for the delivery",
            "Correct the picking in SAP and replay, or replay the shipment corrected"),
    OUTDATED(
            "MFG-SAP-010",
            "SAP's gateway no longer keeps the repeated call, and SAP has no document of it",
            "Look in SAP for its effect, post it by hand if there is none, then resolve by hand; keep unknownDeadline"
                    + " shorter than the gateway keeps calls");

    private final String code;
    private final String meaning;
    private final String action;

    SapError(String code, String meaning, String action) {
        this.code = code;
        this.meaning = meaning;
        this.action = action;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    @Override
    public String action() {
        return action;
    }
}
