/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes;

import java.time.Duration;

/** How the systems of this module write a planned time. */
public final class PlannedTime {

    private PlannedTime() {}

    /** Whole minutes, rounded up: a step that takes seconds still takes its place in a schedule. */
    public static long minutes(Duration planned) {
        return planned.plusMinutes(1).minusNanos(1).toMinutes();
    }
}
