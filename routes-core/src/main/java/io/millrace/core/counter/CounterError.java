/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.counter;

import io.millrace.canonical.error.ErrorCode;

/** What can be wrong with a reading of a machine's counters. */
public enum CounterError implements ErrorCode {
    NOT_A_READING(
            "MFG-COUNTER-001",
            "The body is no reading of a counter",
            "Add transformDataType to core:counter-reading to the flow"),
    UNIT_CHANGED(
            "MFG-COUNTER-002",
            "A machine counts an order in another unit than before",
            "Correct the machine's unit or its cross-reference, then replay");

    private final String code;
    private final String meaning;
    private final String action;

    CounterError(String code, String meaning, String action) {
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
