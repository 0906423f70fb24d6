/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.post;

import io.millrace.canonical.error.ErrorCode;
import io.millrace.canonical.error.MfgException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why a post has no known effect: what a sink kamelet throws, and what the ledger decides by. */
public abstract sealed class NotPosted extends MfgException {

    private static final long serialVersionUID = 1L;

    private NotPosted(ErrorCode code, String text, @Nullable Throwable cause) {
        super(code, text, cause);
    }

    /** The target surely did nothing (connection refused, 429, 503 with Retry-After): post again later. */
    public static final class NotProcessed extends NotPosted {
        private static final long serialVersionUID = 1L;
        private final @Nullable Duration retryAfter;

        public NotProcessed(ErrorCode code, String text, @Nullable Duration retryAfter, @Nullable Throwable cause) {
            super(code, text, cause);
            this.retryAfter = retryAfter;
        }

        /** The target's own wish, if it named one. */
        public @Nullable Duration retryAfter() {
            return retryAfter;
        }
    }

    /** The target does not know a prerequisite yet (order, lot, item): post again until the deadline. */
    public static final class Premature extends NotPosted {
        private static final long serialVersionUID = 1L;

        public Premature(ErrorCode code, String text, @Nullable Throwable cause) {
            super(code, text, cause);
        }
    }

    /** The target refused for a business reason: a person corrects and replays. */
    public static final class Rejected extends NotPosted {
        private static final long serialVersionUID = 1L;

        public Rejected(ErrorCode code, String text, @Nullable Throwable cause) {
            super(code, text, cause);
        }
    }

    /** The target refused us (401, 403): the target stops, one alert. */
    public static final class Misconfigured extends NotPosted {
        private static final long serialVersionUID = 1L;

        public Misconfigured(ErrorCode code, String text, @Nullable Throwable cause) {
            super(code, text, cause);
        }
    }

    /** Nobody knows whether the target did it (timeout after sending, reset, 500, 502, 504). */
    public static final class Ambiguous extends NotPosted {
        private static final long serialVersionUID = 1L;

        public Ambiguous(ErrorCode code, String text, @Nullable Throwable cause) {
            super(code, text, cause);
        }
    }
}
