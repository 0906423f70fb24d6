/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.quarantine;

import io.millrace.canonical.error.ErrorCode;

/** What can go wrong with quarantined messages. */
public enum QuarantineError implements ErrorCode {
    NOT_FOUND("MFG-QUAR-001", "There is no quarantined message of this number", "Look the number up again"),
    NOT_OPEN("MFG-QUAR-002", "The message was already replayed or discarded", "Nothing: see who closed it and why"),
    NO_ROUTE(
            "MFG-QUAR-003",
            "The route the message came in by is not there",
            "Start the flow with the same kamelet id, then replay"),
    REPLAY_FAILED(
            "MFG-QUAR-004",
            "The message failed again when it was replayed; it stays open",
            "Correct what the text says"),
    NOT_QUARANTINED(
            "MFG-QUAR-005",
            "A message failed and was neither quarantined nor acknowledged: the reason passes by itself, or its source reads it again anyway",
            "Mend what the text says; the source sends the message again"),
    NO_ACTOR("MFG-QUAR-006", "A replay or discard names nobody or no reason", "Give your name and the reason");

    private final String code;
    private final String meaning;
    private final String action;

    QuarantineError(String code, String meaning, String action) {
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
