/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.line;

import io.millrace.canonical.error.ErrorCode;

/** What can go wrong between a shop-floor line and us. */
public enum LineError implements ErrorCode {
    NO_SESSION(
            "MFG-LINE-001",
            "The line's broker cannot be reached or refuses the session",
            "Bring the broker back or correct brokerUrl and credentials; nothing is lost while the session has not expired"),
    NOT_TAKEN_OVER(
            "MFG-LINE-002",
            "A message of the line could not be taken over; the broker keeps it",
            "Correct the cause in the log; the broker sends it again after a reconnect, which happens by itself"),
    NO_SUBSCRIBER(
            "MFG-LINE-003",
            "No line is subscribed to the topic",
            "Have the line connect once, or correct the topic; it is published again by itself until its deadline"),
    NOT_ACCEPTED(
            "MFG-LINE-004",
            "The broker did not accept a message for the line",
            "Nothing to do: it is published again by itself"),
    NOT_ALLOWED(
            "MFG-LINE-005",
            "The broker does not let us publish to the line",
            "Correct the broker's permissions or the topic, then start the target again"),
    NO_ACKNOWLEDGEMENT(
            "MFG-LINE-006",
            "A message left for the line, but the broker did not acknowledge it",
            "Nothing to do: it is published again and the line recognises its eventId"),
    SESSION_LOST(
            "MFG-LINE-007",
            "The broker no longer had our session: what lines sent in the meantime is lost",
            "Compare with the lines' own numbers; make the broker's storage durable or sessionExpiry longer");

    private final String code;
    private final String meaning;
    private final String action;

    LineError(String code, String meaning, String action) {
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
