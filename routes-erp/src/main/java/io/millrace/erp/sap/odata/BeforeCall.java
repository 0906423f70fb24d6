/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.odata;

import org.jspecify.annotations.Nullable;

/** What was needed before a call did not work: the call itself has not left. */
final class BeforeCall extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable ODataAnswer answer;

    /** @param answer what was answered instead; null if nothing was */
    BeforeCall(String what, @Nullable ODataAnswer answer, @Nullable Throwable cause) {
        super(what, cause);
        this.answer = answer;
    }

    @Nullable
    ODataAnswer answer() {
        return answer;
    }
}
