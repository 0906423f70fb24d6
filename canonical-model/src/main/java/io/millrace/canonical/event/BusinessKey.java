/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import java.util.Locale;

/**
 * What an event holds its place for: a target sees the events that share a key in the order they happened.
 * Written {@code lot:L-77}.
 */
public record BusinessKey(Kind kind, String id) {

    /** The things of the business that order events. */
    public enum Kind {
        WORK_ORDER,
        LOT,
        HANDLING_UNIT,
        SHIPMENT,
        EQUIPMENT,
        HOLD,
        PURCHASE_ORDER,
        ITEM
    }

    public static BusinessKey of(Kind kind, Object id) {
        return new BusinessKey(kind, id.toString());
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + ':' + id;
    }
}
