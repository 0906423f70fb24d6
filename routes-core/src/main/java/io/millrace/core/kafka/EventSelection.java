/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import io.millrace.canonical.event.EventType;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The types of events that a consumer takes, told by the record's header before anything is decoded. */
record EventSelection(Set<String> types) {

    static final EventSelection ALL = new EventSelection(Set.of());

    /** @param shortNames of {@link EventType}, comma-separated; empty takes all */
    static EventSelection of(String shortNames) {
        return new EventSelection(Arrays.stream(shortNames.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> withoutVersion(EventType.ofShortName(name).type()))
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** A record that does not say its type is looked at: it is poison, and somebody must know. */
    boolean takes(@Nullable String type) {
        return types.isEmpty() || type == null || types.contains(withoutVersion(type));
    }

    /** A version this consumer does not know yet is wanted: it becomes poison instead of being passed over unseen. */
    private static String withoutVersion(String type) {
        int version = type.lastIndexOf(".v");
        return version < 0 ? type : type.substring(0, version);
    }
}
