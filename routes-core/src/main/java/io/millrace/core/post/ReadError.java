/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.post;

import io.millrace.canonical.error.ErrorCode;

/** What can keep a poll from reading a system. Nothing is lost by any of them: the next poll asks for the same. */
public enum ReadError implements ErrorCode {
    NOT_ANSWERED(
            "MFG-READ-001",
            "The system did not answer a poll, or failed",
            "Nothing to do: it is asked again by itself"),
    REFUSED("MFG-READ-002", "The system refused a poll's address or credentials", "Correct baseUrl or token"),
    UNREADABLE(
            "MFG-READ-003", "The system answered a poll with something else than agreed", "Correct the system's API"),
    STUCK(
            "MFG-READ-004",
            "A full page of changes has one point in time only, so the next page cannot be asked for",
            "Raise the limit of the kamelet above the number of changes the system makes at once"),
    SWALLOWED(
            "MFG-READ-005",
            "The flow ended without making a polled message durable, and without saying why",
            "Take the flow's own error handler away, use mfg-errors; the message is handed on again by itself");

    private final String code;
    private final String meaning;
    private final String action;

    ReadError(String code, String meaning, String action) {
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
