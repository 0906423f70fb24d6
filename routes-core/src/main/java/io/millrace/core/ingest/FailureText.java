/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ingest;

import io.millrace.canonical.error.MfgException;

/** The one sentence about a message that failed at ingest: code, what, plant, place. */
public final class FailureText {

    private static final int MAX_LENGTH = 1000;

    private FailureText() {}

    /**
     * @param input what came in, or null if the source kamelet captures nothing
     * @return for example {@code MFG-MODEL-001 workOrder is missing (plant ULM, plant/ULM/L3/consumption)}
     */
    public static String of(RawInput input, Throwable failure) {
        String what = failure instanceof MfgException
                ? failure.getMessage()
                : IngestError.UNREADABLE.code() + " " + rootText(failure);
        String where = input == null
                ? ""
                : " (" + input.plant().map(plant -> "plant " + plant + ", ").orElse("") + input.place() + ")";
        String text = (what + where).replaceAll("\\p{Cntrl}+", " ");
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
    }

    private static String rootText(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
