/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What an operation did, or would do, to a delivery.
 *
 * @param to the state afterwards; {@code from} if it is refused
 * @param facts of the event, for an operator
 * @param refusal why nothing is done to it; null if it is
 */
public record Change(
        long deliveryId,
        String target,
        State from,
        State to,
        String facts,
        @Nullable String refusal) {}
