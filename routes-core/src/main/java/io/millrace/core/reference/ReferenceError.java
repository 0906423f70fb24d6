/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.reference;

import io.millrace.canonical.error.ErrorCode;

/** What can be wrong with the cross-reference, or with what is looked up in it. */
public enum ReferenceError implements ErrorCode {
    NOT_READABLE("MFG-REF-001", "A file of the cross-reference cannot be read", "Correct mfg.reference.files"),
    NOT_VALID("MFG-REF-002", "A file of the cross-reference is wrong", "Correct the named entry, then start again"),
    UNKNOWN_CODE(
            "MFG-REF-003",
            "A system used a code that the plant's cross-reference does not have",
            "Add the code to the file, or have the system corrected; start again and replay"),
    NO_CODE(
            "MFG-REF-004",
            "The plant's cross-reference does not say what a system calls a thing",
            "Add the system's code to the file; start again and replay"),
    NO_PLANT(
            "MFG-REF-005",
            "There is no cross-reference for the plant at that time",
            "Add the plant's file to mfg.reference.files; start again and replay"),
    NOT_LOADED(
            "MFG-REF-006",
            "The plant takes master data from a system, and it has not been loaded completely yet",
            "See that the source of the system's master data runs, then replay");

    private final String code;
    private final String meaning;
    private final String action;

    ReferenceError(String code, String meaning, String action) {
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
