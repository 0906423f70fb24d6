/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators.reconciliation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * The deliveries that wait for an operator. What is parked is not booked, but it is not lost either: somebody sees it.
 *
 * @param events {@code target eventId}
 * @param keys {@code target workOrder}: a parked confirmation has an event id that no machine ever told
 */
record Parked(Set<String> events, Set<String> keys) {

    static final Parked NONE = new Parked(Set.of(), Set.of());

    /** Reads lines of the form {@code target eventId [business key]}, separated by white space. */
    static Parked read(Path file) throws IOException {
        Set<String> events = new HashSet<>();
        Set<String> keys = new HashSet<>();
        for (String line : Files.readAllLines(file)) {
            String[] words = line.strip().split("\\s+");
            if (words.length > 1) {
                events.add(words[0] + " " + words[1]);
            }
            if (words.length > 2) {
                keys.add(words[0] + " " + words[2]);
            }
        }
        return new Parked(events, keys);
    }

    boolean event(String target, String eventId) {
        return events.contains(target + " " + eventId);
    }

    boolean key(String target, String businessKey) {
        return keys.contains(target + " " + businessKey);
    }
}
