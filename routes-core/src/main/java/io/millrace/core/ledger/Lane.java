/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.canonical.event.EventType;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one route takes from a target: the event types and the kind of its deliveries, and how.
 *
 * @param eventTypes CloudEvents types
 * @param concurrency how many run at the same time
 * @param after targets on which the same event must be posted first
 * @param fence whether what is on quality hold does not leave
 */
record Lane(
        Set<String> eventTypes,
        Kind kind,
        int concurrency,
        Set<String> after,
        boolean fence,
        RetryPolicy policy,
        Runner runner) {

    boolean takes(String eventType, Kind itsKind) {
        return kind == itsKind && eventTypes.contains(eventType);
    }

    /** All the types this version knows: then it is the only lane of its kind. */
    boolean takesEverything() {
        return eventTypes.size() == EventType.values().length;
    }

    /** Only what overtakes. */
    Lane ofHolds() {
        Set<String> holds = eventTypes.stream()
                .filter(type -> EventType.ofType(type).overtakes())
                .collect(Collectors.toSet());
        return new Lane(holds, kind, concurrency, after, fence, policy, runner);
    }

    /** Runs an attempt through the route and tells the dispatcher its outcome, sooner or later. */
    @FunctionalInterface
    interface Runner {
        void run(Attempt attempt);
    }
}
