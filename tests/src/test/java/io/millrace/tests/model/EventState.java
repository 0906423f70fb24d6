/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.model;

import io.millrace.core.ledger.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one event: where it is on its way in, its row, what the processes remember, and the target's side.
 *
 * @param acknowledged the source has been told, and will not send it again
 * @param state of its row; null as long as there is none
 * @param lease the process that holds it, {@link #FREE} if none does
 * @param called whether a barrier was committed, so that the row knows the target's class
 * @param effects in the target
 * @param pending calls the target has taken and not worked on yet; their senders got no answer
 * @param attempts in the memory of each process
 */
record EventState(
        Arrival arrival,
        boolean acknowledged,
        @Nullable State state,
        int lease,
        boolean called,
        boolean ambiguous,
        int effects,
        int pending,
        List<Attempt> attempts) {

    enum Arrival {
        /** The source has it, and sends it again as long as it is not acknowledged. */
        OFFERED,
        /** In the memory of process 0. */
        BUFFERED,
        /** Its row is committed. */
        DURABLE,
        /** Neither the source nor the ledger has it. */
        LOST
    }

    static final int FREE = -1;
    static final EventState OFFERED =
            new EventState(Arrival.OFFERED, false, null, FREE, false, false, 0, 0, List.of(Attempt.NONE, Attempt.NONE));

    EventState arrival(Arrival to) {
        return new EventState(to, acknowledged, state, lease, called, ambiguous, effects, pending, attempts);
    }

    EventState acknowledge() {
        return new EventState(arrival, true, state, lease, called, ambiguous, effects, pending, attempts);
    }

    EventState row(State to, int by, boolean inDoubt) {
        boolean known = called || to == State.IN_FLIGHT;
        return new EventState(arrival, acknowledged, to, by, known, inDoubt, effects, pending, attempts);
    }

    EventState target(int effectsNow, int pendingNow) {
        return new EventState(arrival, acknowledged, state, lease, called, ambiguous, effectsNow, pendingNow, attempts);
    }

    EventState attempt(int process, Attempt to) {
        List<Attempt> now = process == 0 ? List.of(to, attempts.get(1)) : List.of(attempts.get(0), to);
        return new EventState(arrival, acknowledged, state, lease, called, ambiguous, effects, pending, now);
    }

    Attempt attempt(int process) {
        return attempts.get(process);
    }

    boolean isOpen() {
        return state != null && !state.isTerminal();
    }

    /** What the settle window guarantees by its length: every earlier call has had its effect or never will. */
    boolean isSettled() {
        return pending == 0 && attempts.stream().noneMatch(Attempt::mayLeave);
    }
}
