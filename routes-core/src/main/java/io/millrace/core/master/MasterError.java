/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.master;

import io.millrace.canonical.error.ErrorCode;

/** What can be wrong with loaded master data. */
public enum MasterError implements ErrorCode {
    UNKNOWN_KIND("MFG-MASTER-001", "There is no such kind of master data", "Name one of the kinds"),
    NOT_MASTER_DATA(
            "MFG-MASTER-002",
            "The body is no page of master data",
            "Map the source's records to canonical:master-data before the sink"),
    INCOMPLETE(
            "MFG-MASTER-003",
            "A page of a full load is missing, so nothing was taken for gone",
            "Replay the page out of the quarantine; the next full load is complete again"),
    NOT_USABLE(
            "MFG-MASTER-004",
            "A record of master data cannot be used",
            "Correct it in the system or complete the plant's cross-reference, then replay it");

    private final String code;
    private final String meaning;
    private final String action;

    MasterError(String code, String meaning, String action) {
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
