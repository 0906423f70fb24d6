/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.crash;

/** What a transaction of the ledger does to one delivery. */
enum Commit {
    ACCEPT,
    CLAIM,
    BARRIER,
    /** The answer of a call. */
    FINISH,
    /** What a dead process held is taken back. */
    TAKE_OVER,
    /** A delivery whose outcome nobody knows is claimed to be asked for. */
    CLAIM_UNKNOWN,
    /** What the target said when it was asked. */
    SETTLE
}
