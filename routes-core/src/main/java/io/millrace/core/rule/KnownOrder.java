/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.rule;

import io.millrace.canonical.entity.WorkOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a work order, whatever came first.
 *
 * @param order as it was released or changed last; null: only its end was told
 * @param asOf when that was
 * @param closedAt when it was closed last
 */
record KnownOrder(
        @Nullable WorkOrder order,
        @Nullable Instant asOf,
        @Nullable Instant closedAt) {

    static final KnownOrder NONE = new KnownOrder(null, null, null);

    /** It is open again if it was released or changed after that. */
    boolean isClosed() {
        return closedAt != null && (asOf == null || !asOf.isAfter(closedAt));
    }

    KnownOrder told(WorkOrder newOrder, Instant at) {
        return asOf != null && at.isBefore(asOf) ? this : new KnownOrder(newOrder, at, closedAt);
    }

    KnownOrder closed(Instant at) {
        return closedAt != null && at.isBefore(closedAt) ? this : new KnownOrder(order, asOf, at);
    }
}
