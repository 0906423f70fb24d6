/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.value;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.error.ModelError;

/** An identifier as the owning system writes it: 1 to 64 printable characters, no white space at either end. */
public interface Id {

    int MAX_LENGTH = 64;

    String value();

    static void check(String kind, String value) {
        if (value == null) {
            throw new MfgException(ModelError.MISSING_FIELD, kind + " is missing");
        }
        if (value.isEmpty() || value.length() > MAX_LENGTH || !value.equals(value.strip()) || Check.hasControl(value)) {
            throw new MfgException(
                    ModelError.INVALID_VALUE,
                    kind + " must be 1 to " + MAX_LENGTH + " printable characters, got " + value.length()
                            + " characters: '" + value.substring(0, Math.min(value.length(), MAX_LENGTH)) + "'");
        }
    }
}
