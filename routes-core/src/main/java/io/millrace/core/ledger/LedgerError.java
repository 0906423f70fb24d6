/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.canonical.error.ErrorCode;

/** What the ledger tells an operator or a flow. */
public enum LedgerError implements ErrorCode {
    WRONG_BODY(
            "MFG-LEDGER-001",
            "A flow gave the ledger something that is not an event",
            "Correct the flow: transform to a canonical type before to: ledger"),
    CONFLICT(
            "MFG-LEDGER-002",
            "A source used an event id again for other facts; the second is parked, the first stands",
            "Ask the source which is right; replay or skip the parked one"),
    GAP(
            "MFG-LEDGER-003",
            "Events of a source are missing before this one",
            "Have the source send the missing numbers again, or replay this one to go on without them"),
    NO_OUTCOME(
            "MFG-LEDGER-004",
            "A flow ended without telling what the target did",
            "Look in the target for the effect, then resolve or replay; an error handler may have swallowed the failure"),
    INTERRUPTED(
            "MFG-LEDGER-005",
            "The process ended while a call was under way",
            "Nothing to do if the target can be asked; else look in the target, then resolve or replay"),
    UNSETTLED(
            "MFG-LEDGER-006",
            "Nobody could find out whether the target has the effect",
            "Look in the target for the effect, then resolve or replay"),
    TOO_LATE(
            "MFG-LEDGER-007",
            "What this event builds on did not come in time",
            "Bring the prerequisite into the target, then replay"),
    WAITS_FOR_OTHERS(
            "MFG-LEDGER-008", "The event is not yet posted on the targets that come first", "Nothing to do; it waits"),
    FAILED_BEFORE_CALL(
            "MFG-LEDGER-009", "The flow failed before anything left for the target", "Correct the cause, then replay"),
    NOT_REACHED("MFG-LEDGER-010", "Nothing could leave for the target", "Nothing to do; it is tried again by itself"),
    FENCED(
            "MFG-LEDGER-011",
            "Another process took over the work of this one",
            "Nothing to do; if it comes often the process or its database is too slow for its lease"),
    BACK_PRESSURE(
            "MFG-LEDGER-012",
            "The target is so far behind that nothing more is accepted for it",
            "Bring the target back; the source keeps its events and sends them again"),
    UNKNOWN_DELIVERY("MFG-LEDGER-013", "There is no such delivery", "Correct the number"),
    NOT_ALLOWED(
            "MFG-LEDGER-014",
            "The operation is not allowed for a delivery in this state",
            "Choose the operation the text names"),
    AUDIT_BROKEN(
            "MFG-LEDGER-015",
            "The audit is not what was sealed",
            "Treat it as an incident: compare with the last exported seal"),
    LANE_TAKEN(
            "MFG-LEDGER-016",
            "Two routes consume the same event type of one target",
            "Give each route its own eventTypes"),
    TARGET_STOPPED("MFG-LEDGER-017", "A target is stopped", "Correct the cause, then resume the target"),
    NO_PAYLOAD_READ(
            "MFG-LEDGER-018",
            "A stored event cannot be read by this version",
            "Run the version that accepted it, or replay it corrected"),
    BAD_OPTION("MFG-LEDGER-019", "An option of a ledger endpoint is wrong", "Correct the flow"),
    CANNOT_WORK(
            "MFG-LEDGER-020", "The ledger cannot work on a target at the moment", "Look at the database and the log"),
    SECOND_CALL(
            "MFG-LEDGER-021",
            "A flow tried to call the target twice for one delivery",
            "Take redeliveries out of the flow and its error handlers: the ledger retries");

    private final String code;
    private final String meaning;
    private final String action;

    LedgerError(String code, String meaning, String action) {
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
