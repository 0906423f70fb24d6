/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.model;

import io.millrace.core.ledger.State;
import java.util.List;
import java.util.Optional;

/** What must never be. */
enum Violation {
    /** Acknowledged to the source, and nobody has it. */
    LOST,
    /** More than one effect. */
    DUPLICATE,
    /** An effect before that of an earlier event with a common key. */
    REORDERED,
    /** Posted, but the target has no effect. */
    PHANTOM_POSTED,
    /** No way leads from here to an end. */
    STUCK;

    static Optional<Violation> in(World world, Keys keys) {
        List<EventState> events = world.events();
        for (int event = 0; event < events.size(); event++) {
            EventState its = events.get(event);
            if (its.acknowledged() && its.arrival() == EventState.Arrival.LOST) {
                return Optional.of(LOST);
            }
            if (its.effects() > 1) {
                return Optional.of(DUPLICATE);
            }
            if (its.state() == State.POSTED && its.effects() == 0) {
                return Optional.of(PHANTOM_POSTED);
            }
            for (int earlier = 0; earlier < event; earlier++) {
                if (its.effects() > 0 && events.get(earlier).effects() == 0 && keys.shared(earlier, event)) {
                    return Optional.of(REORDERED);
                }
            }
        }
        return Optional.empty();
    }

    /** An end: everything is acknowledged and posted, or parked, or behind what is parked. */
    static boolean isOver(World world, Keys keys) {
        List<EventState> events = world.events();
        for (int event = 0; event < events.size(); event++) {
            EventState its = events.get(event);
            boolean decided = its.state() == State.POSTED || its.state() == State.PARKED;
            if (!its.acknowledged() || !decided && !isBehindParked(events, event, keys)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBehindParked(List<EventState> events, int event, Keys keys) {
        if (events.get(event).state() != State.RECEIVED) {
            return false;
        }
        for (int earlier = 0; earlier < event; earlier++) {
            boolean holds = events.get(earlier).state() == State.PARKED || isBehindParked(events, earlier, keys);
            if (holds && keys.shared(earlier, event)) {
                return true;
            }
        }
        return false;
    }
}
