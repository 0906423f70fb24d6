/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.model;

import io.millrace.core.ledger.State;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The changes of a delivery's state that happen by themselves: all that the model makes, and all that the ledger makes. */
public final class Changes {

    public static final Set<String> ALL = Set.of(
            change(null, State.RECEIVED),
            change(State.RECEIVED, State.CLAIMED),
            change(State.RETRY_WAIT, State.CLAIMED),
            change(State.CLAIMED, State.RECEIVED),
            change(State.CLAIMED, State.IN_FLIGHT),
            change(State.UNKNOWN, State.IN_FLIGHT),
            change(State.IN_FLIGHT, State.POSTED),
            change(State.IN_FLIGHT, State.RETRY_WAIT),
            change(State.IN_FLIGHT, State.PARKED),
            change(State.IN_FLIGHT, State.UNKNOWN),
            change(State.UNKNOWN, State.POSTED),
            change(State.UNKNOWN, State.RETRY_WAIT));

    private Changes() {}

    /** @param from null: there was no row */
    public static String change(@Nullable State from, State to) {
        return (from == null ? "NONE" : from) + " -> " + to;
    }

    /** Of one commit, which may claim again what it has just let go. */
    public static boolean isOfOneCommit(String change) {
        String letGo = change.replace(" -> CLAIMED", " -> RETRY_WAIT");
        String released = change.replace(" -> CLAIMED", " -> RECEIVED");
        return ALL.contains(change) || ALL.contains(letGo) || ALL.contains(released);
    }
}
