/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ingest;

import com.fasterxml.jackson.core.JacksonException;
import io.millrace.canonical.error.MfgException;
import org.apache.camel.InvalidPayloadException;
import org.jspecify.annotations.Nullable;

/** The one sentence about a message that failed at ingest: code, what, plant, place. */
public final class FailureText {

    private static final int MAX_LENGTH = 1000;

    private FailureText() {}

    /**
     * @param input what came in, or null if the source kamelet captures nothing
     * @return for example {@code MFG-MODEL-001 workOrder is missing (plant ULM, plant/ULM/L3/consumption)}
     */
    public static String of(@Nullable RawInput input, Throwable failure) {
        MfgException known = find(failure, MfgException.class);
        String what = known == null ? code(failure) + " " + rootText(failure) : known.getMessage();
        String where = input == null
                ? ""
                : " (" + input.plant().map(plant -> "plant " + plant + ", ").orElse("") + input.place() + ")";
        String text = (what + where).replaceAll("\\p{Cntrl}+", " ");
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
    }

    /** The code of the failure, of {@code docs/errors.md}. */
    public static String code(Throwable failure) {
        MfgException known = find(failure, MfgException.class);
        if (known != null) {
            return known.code().code();
        }
        boolean unreadable =
                find(failure, JacksonException.class) != null || find(failure, InvalidPayloadException.class) != null;
        return (unreadable ? IngestError.UNREADABLE : IngestError.FLOW_FAILED).code();
    }

    private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }

    private static String rootText(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
