/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import java.util.List;

/** The system refuses, in SAP's way: an HTTP status, a message number such as {@code M7/021} and its text. */
final class SapException extends RuntimeException {

    private final int status;
    private final String code;
    private final transient List<String> details;

    SapException(int status, String code, String text, String... details) {
        super(text);
        this.status = status;
        this.code = code;
        this.details = List.of(details);
    }

    /** A refusal for a business reason. */
    static SapException rejected(String code, String text, String... details) {
        return new SapException(400, code, text, details);
    }

    static SapException notFound(String what) {
        return new SapException(404, "/IWBEP/CM_MGW_RT/020", "Resource not found for segment '" + what + "'");
    }

    static SapException malformed(String text) {
        return new SapException(400, "/IWFND/CM_MGW_RT/021", text);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    /** Further texts, most important first. */
    List<String> details() {
        return details;
    }
}
