/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stands at the dock, what has left it, and which shipments a quality hold keeps there. */
final class Dock {

    private final Map<String, Instant> waiting = new LinkedHashMap<>();
    private final Set<String> gone = new HashSet<>();
    private final Map<String, Set<String>> shipmentsOfHold = new HashMap<>();

    synchronized void arrived(String shipment, Instant at) {
        waiting.put(shipment, at);
    }

    synchronized void left(String shipment) {
        waiting.remove(shipment);
        gone.add(shipment);
    }

    /** The shipments that no hold keeps and that have been there since before that time. */
    synchronized List<String> ready(Instant since) {
        return waiting.keySet().stream()
                .filter(shipment -> waiting.get(shipment).isBefore(since) && !isBlocked(shipment))
                .toList();
    }

    private boolean isBlocked(String shipment) {
        return shipmentsOfHold.values().stream().anyMatch(shipments -> shipments.contains(shipment));
    }

    synchronized void block(String hold, String shipment) {
        shipmentsOfHold.computeIfAbsent(hold, h -> new HashSet<>()).add(shipment);
    }

    synchronized void release(String hold, String shipment) {
        shipmentsOfHold.getOrDefault(hold, Set.of()).remove(shipment);
    }

    /** Whether the warehouse was told of the hold before anything it names had left: then nothing leaves until its end. */
    synchronized boolean keeps(String hold) {
        Set<String> kept = shipmentsOfHold.getOrDefault(hold, Set.of());
        return !kept.isEmpty() && kept.stream().noneMatch(gone::contains);
    }
}
