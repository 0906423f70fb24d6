/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

/** What becomes of a call, beside what it deserves. */
enum Fate {
    /** It gets what it deserves. */
    NONE,
    /** The object is being changed by somebody at a screen: nothing is done, a later try works. */
    LOCKED,
    /** It is done, then the connection is cut. */
    LOST_RESPONSE,
    /** The connection is cut, a while later it is done. */
    LATE_COMMIT,
    /** It is done, but what comes back is a page of HTML with status 200. */
    GARBAGE,
    /** A proxy answers 502 with a page of HTML; nothing is done. */
    BAD_GATEWAY,
    /** The session is gone: a change is refused with 403 until a new CSRF token is fetched. */
    SESSION_EXPIRED,
    /** The access token is no longer good: 401. */
    TOKEN_EXPIRED,
    /** The answer takes its time. */
    SLOW,
    /** 503 with Retry-After; nothing is done. */
    BUSY,
    /** 429 with Retry-After: too many calls; nothing is done. */
    THROTTLED,
    /** The last operation of a change set fails: the answer is 202, the error is inside, nothing of it is done. */
    CHANGE_SET_ERROR;

    /** Whether the fate can befall a call that only reads. */
    boolean ofReads() {
        return switch (this) {
            case BAD_GATEWAY, GARBAGE, SESSION_EXPIRED, TOKEN_EXPIRED, SLOW, BUSY, THROTTLED, LOST_RESPONSE -> true;
            default -> false;
        };
    }
}
