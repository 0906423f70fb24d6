/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.crash;

import java.time.Instant;
import java.time.InstantSource;

/** Goes only when told. */
public final class ManualClock implements InstantSource {

    private volatile Instant now = Instant.parse("2026-11-23T06:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    /** Never back. */
    public void goTo(Instant time) {
        now = time.isAfter(now) ? time : now;
    }
}
