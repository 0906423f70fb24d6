/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton;

import io.millrace.canonical.error.ErrorCode;

/** What can go wrong with a posting that takes Tryton several calls. */
public enum TrytonError implements ErrorCode {
    HALF_DONE(
            "MFG-TRYTON-001",
            "Tryton did a part of the posting and refuses the rest",
            "Correct the cause in Tryton; the posting goes on by itself"),
    NOT_DONE(
            "MFG-TRYTON-002",
            "Tryton took a call without an error, but did not do what it asked for",
            "Look at the document in Tryton for what keeps it from going on, then replay"),
    RUN_IN_TRYTON(
            "MFG-TRYTON-003",
            "The production order was run in Tryton, which issued its components as planned",
            "Book the difference to the plan in Tryton, then skip the delivery"),
    NO_DOCUMENT(
            "MFG-TRYTON-004",
            "Nobody knows which document of Tryton is to be taken back",
            "Take it back in Tryton, then resolve the delivery by hand");

    private final String code;
    private final String meaning;
    private final String action;

    TrytonError(String code, String meaning, String action) {
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
