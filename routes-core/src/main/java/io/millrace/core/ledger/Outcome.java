/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a delivery becomes.
 *
 * @param code why, of {@code docs/errors.md}
 * @param text why, for an operator
 * @param nextAt when it is looked at again, if by itself
 * @param deadlineAt until when it may be premature or unknown
 * @param ambiguous whether a call may have had an effect nobody knows of
 * @param stopsTarget the target refuses us: nothing more is posted to it
 */
record Outcome(
        State state,
        @Nullable String code,
        @Nullable String text,
        @Nullable String documentNumber,
        Instant nextAt,
        @Nullable Instant deadlineAt,
        boolean ambiguous,
        boolean stopsTarget) {

    static Outcome posted(@Nullable String documentNumber, Instant now) {
        return new Outcome(State.POSTED, null, null, documentNumber, now, null, false, false);
    }

    static Outcome parked(String code, String text, Instant now, boolean ambiguous) {
        return new Outcome(State.PARKED, code, text, null, now, null, ambiguous, false);
    }

    static Outcome retry(String code, String text, Instant nextAt, @Nullable Instant deadlineAt) {
        return new Outcome(State.RETRY_WAIT, code, text, null, nextAt, deadlineAt, false, false);
    }

    static Outcome unknown(String code, String text, Instant nextAt, Instant deadlineAt) {
        return new Outcome(State.UNKNOWN, code, text, null, nextAt, deadlineAt, true, false);
    }

    /** Back to where it was before the target refused us. */
    static Outcome refused(StoredDelivery delivery, String code, String text, Instant now) {
        State before = delivery.ambiguous() ? State.UNKNOWN : State.RECEIVED;
        return new Outcome(before, code, text, null, now, delivery.deadlineAt(), delivery.ambiguous(), true);
    }

    /** Back in the line, as if it had not been claimed. */
    static Outcome released(StoredDelivery delivery) {
        return new Outcome(
                delivery.ambiguous() ? State.UNKNOWN : State.RECEIVED,
                delivery.code(),
                delivery.text(),
                null,
                delivery.nextAt(),
                delivery.deadlineAt(),
                delivery.ambiguous(),
                false);
    }

    /** The target answered us as one it knows. */
    boolean provesTarget() {
        return state == State.POSTED || state == State.PARKED && !ambiguous;
    }
}
