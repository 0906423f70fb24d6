/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.model;

import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The business keys of each event, in the order of their acceptance. */
record Keys(List<Set<String>> ofEvents) {

    /** Three events, two orders; the second touches both. */
    static final Keys THREE_EVENTS = new Keys(List.of(Set.of("WO-1"), Set.of("WO-1", "WO-2"), Set.of("WO-2")));

    boolean shared(int one, int other) {
        return !Collections.disjoint(ofEvents.get(one), ofEvents.get(other));
    }

    int count() {
        return ofEvents.size();
    }
}
