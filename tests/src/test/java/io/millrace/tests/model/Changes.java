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

    /** Whether it is a change of one commit, which may claim again what it has just let go. */
    public static boolean isOfOneCommit(String change) {
        return ALL.contains(change) || ALL.stream().anyMatch(each -> isClaimedAgain(each, change));
    }

    /** Whether the change is among those of commits. */
    public static boolean isAmong(String change, Set<String> ofCommits) {
        return ofCommits.contains(change) || ofCommits.stream().anyMatch(each -> isClaimedAgain(change, each));
    }

    private static boolean isClaimedAgain(String change, String inOneCommit) {
        return change.replaceFirst(" -> (RETRY_WAIT|RECEIVED)$", " -> CLAIMED").equals(inOneCommit);
    }
}
