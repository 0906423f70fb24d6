/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.model;

/**
 * What a process has in its memory of one delivery; it is gone with the process.
 *
 * @param answer what it has learned, in phase {@link Phase#ANSWERED}; else {@link Answer#SILENT}
 */
record Attempt(Phase phase, Answer answer) {

    enum Phase {
        NONE,
        /** Claimed; the flow maps. */
        MAPPING,
        /** Claimed to ask the target for an earlier call. */
        LOOKING,
        /** The intent is durable; the call is about to leave. */
        DEPARTED,
        /** As departed, but the process has been fenced meanwhile and knows it. */
        ORPHANED,
        /** The answer is there, not yet written. */
        ANSWERED
    }

    static final Attempt NONE = new Attempt(Phase.NONE, Answer.SILENT);

    static Attempt in(Phase phase) {
        return new Attempt(phase, Answer.SILENT);
    }

    static Attempt answered(Answer answer) {
        return new Attempt(Phase.ANSWERED, answer);
    }

    boolean is(Phase its) {
        return phase == its;
    }

    /** A call that may still leave. */
    boolean mayLeave() {
        return phase == Phase.DEPARTED || phase == Phase.ORPHANED;
    }
}
