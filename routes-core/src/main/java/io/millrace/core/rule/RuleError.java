/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.rule;

import io.millrace.canonical.error.ErrorCode;

/** What the rules before a posting tell an operator or a flow. */
public enum RuleError implements ErrorCode {
    UNKNOWN_ORDER(
            "MFG-RULE-001",
            "A posting is for a work order of which no release was heard",
            "Nothing to do if the release is on its way; else have the ERP release it, or let a flow give work orders to"
                    + " mfg-posting-rules-sink"),
    ORDER_CLOSED(
            "MFG-RULE-002",
            "A posting is for a work order that is closed",
            "Reopen the order and replay, or skip the posting and book it by hand"),
    UNKNOWN_OPERATION(
            "MFG-RULE-003",
            "A posting is for an operation that its work order does not have",
            "Correct the operation and replay corrected, or add it to the order and replay"),
    LOT_OF_OTHER_ITEM(
            "MFG-RULE-004",
            "A posting names a lot that belongs to another item",
            "Look which of the two is on the shelf; replay corrected"),
    OVER_DELIVERY(
            "MFG-RULE-005",
            "A confirmation would bring an operation above the ordered quantity and its tolerance",
            "Raise the order's quantity and replay, or replay corrected"),
    NOT_AN_EVENT(
            "MFG-RULE-006",
            "A flow gave the posting rules something that is not an event",
            "Put the rules before transformDataType to a system's type, and the sink after that to a canonical type"),
    NOT_ASKED(
            "MFG-RULE-007",
            "The posting rules could not be asked, so nothing was sent",
            "Look at the database; it is tried again by itself"),
    BAD_RETENTION(
            "MFG-RULE-008",
            "The time for which orders and lots are kept is wrong",
            "Set mfg.rules.retention to the longest time that an order may be open, for example 730d");

    private final String code;
    private final String meaning;
    private final String action;

    RuleError(String code, String meaning, String action) {
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
