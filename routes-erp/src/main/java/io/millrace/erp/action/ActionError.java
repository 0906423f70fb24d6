/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.action;

import io.millrace.core.api.HttpError;

/** What keeps an ERP from answering somebody who waits. */
public enum ActionError implements HttpError {
    UNKNOWN(
            404,
            "MFG-ACTION-001",
            "The ERP, or the plant's cross-reference, does not know what is asked for",
            "Correct the plant, item, lot or customer"),
    NOT_ANSWERED(
            503,
            "MFG-ACTION-002",
            "The ERP could not be reached or failed; nothing was done",
            "Ask again later; look at the ERP if it lasts"),
    TURNED_AWAY(
            502,
            "MFG-ACTION-003",
            "The ERP refused our address, credentials or rights",
            "Correct baseUrl, username or password, or have the right granted"),
    REJECTED(
            422,
            "MFG-ACTION-004",
            "The ERP refused what was asked for, for a business reason",
            "Correct what the ERP says"),
    UNKNOWN_OUTCOME(
            504,
            "MFG-ACTION-005",
            "The call to the ERP left, and nobody knows what came of it",
            "Send the same call again, with the same reference: it is never made twice"),
    UNDER_WAY(
            409,
            "MFG-ACTION-006",
            "An earlier call with the same reference may still have its effect",
            "Send the same call again after the named time"),
    OTHER_ORDER(
            409,
            "MFG-ACTION-007",
            "The ERP has another order under the same reference",
            "Use a reference of its own for each order");

    private final int status;
    private final String code;
    private final String meaning;
    private final String action;

    ActionError(int status, String code, String meaning, String action) {
        this.status = status;
        this.code = code;
        this.meaning = meaning;
        this.action = action;
    }

    @Override
    public int status() {
        return status;
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
