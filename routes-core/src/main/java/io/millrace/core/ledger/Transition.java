/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of a delivery's state that is durable.
 *
 * @param before the delivery as it was
 * @param actor who did it: a person, or {@code ledger}
 * @param ambiguous whether a call may have had an effect nobody knows of
 * @param code why, of {@code docs/errors.md}
 * @param text what an operator reads
 */
public record Transition(
        StoredDelivery before,
        State to,
        String actor,
        Instant at,
        boolean ambiguous,
        @Nullable String documentNumber,
        @Nullable String code,
        @Nullable String text) {

    public String target() {
        return before.target();
    }
}
