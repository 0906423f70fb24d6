/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import java.time.Duration;

/** How the systems of this plant misbehave. Everything depends on the seed and on what has happened, never on luck. */
final class Faults {

    private static final int LOOKUP_DELAY_MILLIS = 400;

    private final String program;
    private final Dice dice;
    private final boolean on;
    private final double pace;

    Faults(String program, Settings settings) {
        this.program = program;
        this.dice = new Dice(settings.seed());
        this.on = settings.faults();
        this.pace = Math.max(1, settings.pace());
    }

    /** Too busy: 503 with Retry-After, nothing was booked. */
    boolean busy(String collection, long request) {
        return on && dice.oneIn(45, program, "busy", collection, request);
    }

    /** The document is booked, the answer never arrives. The second and fifth of every collection always, then one in 45. */
    boolean losesResponse(String collection, long document) {
        return on && (document == 2 || document == 5 || dice.oneIn(45, program, "lost", collection, document));
    }

    /** How long after its booking a document of a collection without idempotency keys can be found. */
    Duration visibleAfter(String collection, long document) {
        return on
                ? Duration.ofMillis(dice.roll(LOOKUP_DELAY_MILLIS, program, "visible", collection, document))
                : Duration.ZERO;
    }

    /** How long the system works on a request. */
    Duration workingTime(String collection, long request) {
        return on ? Duration.ofMillis(2 + dice.roll(18, program, "work", collection, request)) : Duration.ZERO;
    }

    /** How long an object stays unknown to a system after it is first asked for: one in eight, up to 2 seconds. */
    Duration unknownFor(String system, String id) {
        return on && dice.oneIn(8, program, "unknown", system, id)
                ? Duration.ofMillis(500 + dice.roll(1500, program, "arrives", system, id))
                : Duration.ZERO;
    }

    /** Networks and senders repeat themselves: the same message, with the same id, twice. */
    boolean sendsTwice(String id) {
        return on && dice.oneIn(25, program, "twice", id);
    }

    /** When the port closes for the n-th time, after the begin of the day: once in its first 28 s, then each minute. */
    Duration downtimeBegins(int n) {
        return Duration.ofMillis((long) ((10_000 + dice.roll(18_000, program, "down", n) + 60_000L * n) / pace));
    }

    /** How long it stays closed: 2 to 4 seconds. */
    Duration downtimeLasts(int n) {
        return Duration.ofMillis(2_000 + dice.roll(2_000, program, "down for", n));
    }

    boolean on() {
        return on;
    }
}
