/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import java.util.Locale;

/** What may be wrong with a history. */
public enum Anomaly {
    /** The source was told that the event is durable, and the ledger does not have it. */
    LOST,
    /** A target has the effect of an event more than once, or the ledger owes it more than once. */
    DUPLICATE,
    /** An effect or a delivery that nobody asked for, or an effect that the ledger believes it never tried. */
    UNEXPECTED,
    /** Effects of one business key in another order than the events were sent in. */
    REORDERED,
    /** The ledger says posted, and the target has no such effect under that document number. */
    PHANTOM_POSTED,
    /** Open although nothing holds it, long after the last fault. */
    STUCK,
    /** Parked, done or given up without a line in the audit. */
    SKIPPED_SILENTLY,
    /** The target has the effect with another quantity or unit than was sent. */
    AMOUNT_MISMATCH;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
