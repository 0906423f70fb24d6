/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

/** What a delivery wants of its target. */
public enum Kind {
    /** The effect of the event. */
    POST,
    /** The native reversal of an effect that was posted. */
    REVERSE
}
