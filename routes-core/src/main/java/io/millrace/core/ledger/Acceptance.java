/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.canonical.event.EventEnvelope;

/** What became of one event at the durable accept for one target. */
public record Acceptance(String target, EventEnvelope envelope, Verdict verdict) {

    /** How an event was taken. */
    public enum Verdict {
        /** A new delivery. */
        ACCEPTED,
        /** The same event again: nothing new. */
        DUPLICATE,
        /** The id of another event with other facts: parked. */
        CONFLICT
    }
}
