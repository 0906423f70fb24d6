/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.error;

/** A failure an operator can read: a code of {@code docs/errors.md} and a text that names the business facts. */
public class MfgException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;

    /** @param text the facts: plant, order, lot, quantity, field; the code is put in front of it. */
    public MfgException(ErrorCode code, String text) {
        this(code, text, null);
    }

    public MfgException(ErrorCode code, String text, Throwable cause) {
        super(code.code() + " " + text, cause);
        this.code = code;
    }

    public final ErrorCode code() {
        return code;
    }
}
