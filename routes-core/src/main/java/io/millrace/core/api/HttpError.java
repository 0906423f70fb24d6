/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.api;

import io.millrace.canonical.error.ErrorCode;

/** An error that the caller of an API is told: it says with which status. */
public interface HttpError extends ErrorCode {

    /** Below 500 for what the caller asked, from 500 on for what is behind us. */
    int status();
}
