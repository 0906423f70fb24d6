/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.fence;

import io.millrace.canonical.value.HoldId;
import io.millrace.canonical.value.PlantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a hold is.
 *
 * @param named what the hold itself names
 * @param reached what it reaches by genealogy
 * @param inFlight deliveries of fenced routes that left before the hold, or of which nobody knows
 * @param heldBack deliveries that wait for the release
 */
public record HoldStatus(
        HoldId hold,
        PlantId plant,
        String reason,
        Instant placedAt,
        @Nullable Instant releasedAt,
        State state,
        List<Thing> named,
        List<Thing> reached,
        List<Long> inFlight,
        List<Long> heldBack) {

    /** What is true of a hold. */
    public enum State {
        /** Nothing it reaches leaves any more, but something that left before is still under way. */
        CLOSING,
        /** Nothing it reaches leaves or is under way. */
        CLOSED,
        /** It is over. */
        RELEASED
    }
}
