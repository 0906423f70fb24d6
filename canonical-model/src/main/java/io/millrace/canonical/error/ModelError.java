/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.error;

/** What can be wrong with a canonical value, entity or event. */
public enum ModelError implements ErrorCode {
    MISSING_FIELD(
            "MFG-MODEL-001",
            "A required field is missing",
            "Replay it corrected, or discard it once the source has sent it with the field"),
    INVALID_VALUE(
            "MFG-MODEL-002",
            "A field holds a value that is not allowed",
            "Replay it corrected, or discard it once the source has sent it right"),
    UNKNOWN_UNIT(
            "MFG-MODEL-003", "The unit of measure is not a known UN/CEFACT Rec 20 code", "Map the unit, then replay"),
    UNIT_MISMATCH(
            "MFG-MODEL-004", "Two quantities have units that do not convert", "Add the item's factor, then replay"),
    UNKNOWN_ENUM("MFG-MODEL-005", "A field holds a word that is not in its list", "Map the word, then replay"),
    TOO_LARGE("MFG-MODEL-006", "The document is larger or deeper than allowed", "Have the source split it"),
    NOT_JSON(
            "MFG-MODEL-007",
            "The document is not valid JSON",
            "Replay it corrected, or discard it once the source has sent it right"),
    UNKNOWN_EVENT_TYPE(
            "MFG-MODEL-008", "The event type is not in the catalogue", "Upgrade Millrace or correct the type"),
    BAD_ENVELOPE(
            "MFG-MODEL-009", "A CloudEvents attribute is missing or malformed", "Correct the publisher, then replay");

    private final String code;
    private final String meaning;
    private final String action;

    ModelError(String code, String meaning, String action) {
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
