/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.webhook;

import io.millrace.canonical.error.ErrorCode;

/** Why a webhook call was refused. The caller gets the code and the meaning, nothing else. */
public enum WebhookError implements ErrorCode {
    BAD_SIGNATURE(
            "MFG-HOOK-001",
            401,
            "The call is not signed, or not with a secret of ours",
            "Compare the secrets of both sides; if nobody changed them, somebody else is calling"),
    NOT_NOW(
            "MFG-HOOK-002",
            401,
            "The call's time stamp is more than five minutes off",
            "Compare the clocks; an old call that is sent again is refused on purpose"),
    TOO_LARGE("MFG-HOOK-003", 413, "The call is larger than allowed", "Have the sender split it, or raise maxBytes"),
    WRONG_TYPE("MFG-HOOK-004", 415, "The call is not application/json", "Correct the sender"),
    NOT_JSON("MFG-HOOK-005", 400, "The call's body is not JSON, or nested too deep", "Correct the sender"),
    NOT_ACCEPTED(
            "MFG-HOOK-006",
            503,
            "The message could not be made durable and was not accepted",
            "Bring back what is down; the sender tries again");

    private final String code;
    private final int status;
    private final String meaning;
    private final String action;

    WebhookError(String code, int status, String meaning, String action) {
        this.code = code;
        this.status = status;
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

    /** The HTTP status of the answer. */
    public int status() {
        return status;
    }
}
