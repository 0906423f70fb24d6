/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.rpc;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why a call has no result. */
final class RpcFault extends Exception {

    private static final long serialVersionUID = 1L;

    enum Kind {
        /** It has no answer; the cause tells whether it left. */
        NO_ANSWER,
        /** The server failed, or answered something else than agreed. */
        FAILED,
        /** The server takes no calls at the moment. */
        BUSY,
        /** The user, the database or the method is refused. */
        REFUSED,
        /** Tryton gives a business reason; it has undone the call. */
        REJECTED,
        /** Somebody else changed the record at the same time; Tryton has undone the call. */
        CONFLICT
    }

    private final Kind kind;
    private final transient @Nullable Duration retryAfter;
    private final @Nullable String warning;

    RpcFault(Kind kind, String text, @Nullable Throwable cause) {
        super(text, cause);
        this.kind = kind;
        this.retryAfter = null;
        this.warning = null;
    }

    /** @param warning its name, under which a user may say that it is meant */
    RpcFault(String text, String warning) {
        super(text);
        this.kind = Kind.REJECTED;
        this.retryAfter = null;
        this.warning = warning;
    }

    RpcFault(String text, @Nullable Duration retryAfter) {
        super(text);
        this.kind = Kind.BUSY;
        this.retryAfter = retryAfter;
        this.warning = null;
    }

    Kind kind() {
        return kind;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    /** Null if it is no warning. */
    @Nullable
    String warning() {
        return warning;
    }
}
