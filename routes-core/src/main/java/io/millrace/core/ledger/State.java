/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

/** Where a delivery is. */
public enum State {
    /** Durable, to be posted. */
    RECEIVED(false),
    /** Being mapped; nothing has left. */
    CLAIMED(false),
    /** The call has left, or is about to. */
    IN_FLIGHT(false),
    /** Surely not done; posted again later. */
    RETRY_WAIT(false),
    /** Nobody knows whether the target did it; settled by the target's class. */
    UNKNOWN(false),
    /** A person decides. It still holds its place for its business keys. */
    PARKED(false),
    /** The target has the effect. */
    POSTED(true),
    /** A person decided that it is not to be posted. */
    SKIPPED(true),
    /** A person posted it by hand. */
    MANUAL(true),
    /** Posted, then reversed by a delivery of its own. */
    COMPENSATED(true);

    private final boolean terminal;

    State(boolean terminal) {
        this.terminal = terminal;
    }

    /** Nothing more happens by itself, and the place for the business keys is given up. */
    public boolean isTerminal() {
        return terminal;
    }
}
