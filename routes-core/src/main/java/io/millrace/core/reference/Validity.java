/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.reference;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** When something is so. @param from null: ever since @param to exclusive; null: for good */
record Validity(@Nullable OffsetDateTime from, @Nullable OffsetDateTime to) {

    static final Validity ALWAYS = new Validity(null, null);

    boolean holds(OffsetDateTime at) {
        return (from == null || !at.isBefore(from)) && (to == null || at.isBefore(to));
    }

    boolean isEmpty() {
        return from != null && to != null && !from.isBefore(to);
    }

    Validity and(Validity other) {
        OffsetDateTime later = from == null || other.from != null && other.from.isAfter(from) ? other.from : from;
        OffsetDateTime sooner = to == null || other.to != null && other.to.isBefore(to) ? other.to : to;
        return new Validity(later, sooner);
    }

    boolean overlaps(Validity other) {
        return !and(other).isEmpty();
    }

    /** {@code from 2026-12-01T00:00+01:00 until 2027-01-01T00:00+01:00}; empty if it is always so. */
    @Override
    public String toString() {
        String since = from == null ? "" : "from " + from;
        String until = to == null ? "" : "until " + to;
        return since + (since.isEmpty() || until.isEmpty() ? "" : " ") + until;
    }
}
