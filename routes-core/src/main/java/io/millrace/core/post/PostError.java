/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.post;

import io.millrace.canonical.error.ErrorCode;

/** What can keep an event from being posted to a system. */
public enum PostError implements ErrorCode {
    NOT_REACHABLE("MFG-POST-001", "The system could not be reached", "Nothing to do: it is posted again by itself"),
    BUSY("MFG-POST-002", "The system takes no requests at the moment", "Nothing to do: it is posted again by itself"),
    PREMATURE(
            "MFG-POST-003",
            "The system does not know the order, lot, item or shipment yet",
            "Nothing to do until its deadline; then find out why the system was not told"),
    REJECTED(
            "MFG-POST-004",
            "The system refused the posting for a business reason",
            "Correct the cause in the system, then replay"),
    MISCONFIGURED(
            "MFG-POST-005",
            "The system refused the connection's address or credentials",
            "Correct baseUrl or token, then start the target again"),
    NO_ANSWER(
            "MFG-POST-006",
            "The call left, but no answer came",
            "Nothing to do for targets that can be asked; else look in the system and resolve by hand"),
    SYSTEM_FAILED(
            "MFG-POST-007",
            "The system failed while it worked on the posting",
            "Nothing to do for targets that can be asked; else look in the system and resolve by hand"),
    UNREADABLE_ANSWER(
            "MFG-POST-008",
            "The system's answer names no document",
            "Look in the system for the document, then resolve by hand"),
    ABSENT("MFG-POST-009", "The system does not have the posting", "Nothing to do: it is posted again by itself"),
    DUPLICATED(
            "MFG-POST-010",
            "The system has the posting more than once",
            "Reverse the surplus documents in the system, then resolve by hand"),
    IN_PROGRESS(
            "MFG-POST-011",
            "The system still works on an earlier attempt of the same posting",
            "Nothing to do: it is asked again by itself"),
    NO_REQUEST("MFG-POST-012", "A sink was given nothing it can send", "Correct the flow's transformDataType");

    private final String code;
    private final String meaning;
    private final String action;

    PostError(String code, String meaning, String action) {
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
