/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.fence;

import io.millrace.canonical.error.ErrorCode;

/** What the fence tells an operator or a flow. */
public enum FenceError implements ErrorCode {
    HELD(
            "MFG-FENCE-001",
            "A quality hold reaches the goods of a delivery, so it does not leave",
            "Nothing to do: it leaves by itself when the hold is released; skip it if the goods never go"),
    NOT_CLOSED(
            "MFG-FENCE-002",
            "A hold is placed, but what left before it is still under way",
            "Nothing to do, it is looked at again; if one of the deliveries is parked, resolve it"),
    UNKNOWN_HOLD(
            "MFG-FENCE-003",
            "The fence has not heard of the hold",
            "Nothing to do if it comes; else let a flow give holds to mfg-fence-sink"),
    NOT_AN_EVENT(
            "MFG-FENCE-004",
            "A flow gave the fence something that is not an event",
            "Correct the flow: transform to a canonical type before the fence"),
    BAD_RETENTION(
            "MFG-FENCE-005",
            "The time for which genealogy is kept is wrong",
            "Set mfg.fence.retention to the longest time that stock may be held after it was made, for example 730d");

    private final String code;
    private final String meaning;
    private final String action;

    FenceError(String code, String meaning, String action) {
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
