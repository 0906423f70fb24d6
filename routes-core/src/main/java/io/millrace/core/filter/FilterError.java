/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.filter;

import io.millrace.canonical.error.ErrorCode;

/** What can keep a filter from judging a body. */
public enum FilterError implements ErrorCode {
    NOT_AN_EVENT(
            "MFG-FILTER-001",
            "The body of a flow is no canonical event",
            "Add transformDataType to a canonical type before the filter"),
    NO_SUCH_FIELD(
            "MFG-FILTER-002",
            "An event has none of the fields by which a filter compares",
            "Correct the filter's parameter fields");

    private final String code;
    private final String meaning;
    private final String action;

    FilterError(String code, String meaning, String action) {
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
