/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.api;

import io.millrace.canonical.error.MfgException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the caller of an API is told, in its text, too. */
public final class ApiException extends MfgException {

    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    public ApiException(HttpError code, String text, @Nullable Throwable cause) {
        this(code, text, null, cause);
    }

    /** @param retryAfter when it is worth to ask again; null if nobody knows */
    public ApiException(HttpError code, String text, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(code, text, cause);
        this.retryAfter = retryAfter;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
