/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators.reconciliation;

import static io.millrace.examples.simulators.reconciliation.Anomaly.Kind.DUPLICATED;
import static io.millrace.examples.simulators.reconciliation.Anomaly.Kind.LOST;
import static io.millrace.examples.simulators.reconciliation.Anomaly.Kind.REORDERED;
import static io.millrace.examples.simulators.reconciliation.Anomaly.Kind.UNEXPECTED;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the journals say about a day.
 *
 * @param facts how many bookings there should be: facts times targets, and confirmations as they were made
 * @param summary a line of words for each kind of fact and target
 */
record Verdict(int facts, List<Anomaly> anomalies, int downtimes, int lostResponses, List<String> summary) {

    /** Judges a history; nothing but the journals goes in, except which missing bookings an operator can see. */
    static Verdict of(History history, Parked parked) {
        FactCheck factCheck = new FactCheck(history, parked);
        CountCheck countCheck = new CountCheck(history, parked);
        List<Anomaly> anomalies = new ArrayList<>(factCheck.anomalies());
        anomalies.addAll(countCheck.anomalies());
        List<String> summary = new ArrayList<>();
        int facts = 0;
        for (Map.Entry<String, FactCheck.Tally> tally : factCheck.tallies().entrySet()) {
            facts += tally.getValue().told();
            summary.add("%-46s %6d told %6d booked"
                    .formatted(
                            tally.getKey(),
                            tally.getValue().told(),
                            tally.getValue().booked()));
        }
        for (Map.Entry<String, Integer> booked : countCheck.bookings().entrySet()) {
            facts += booked.getValue();
            summary.add("%-46s %11s %6d booked".formatted(booked.getKey(), "", booked.getValue()));
        }
        return new Verdict(facts, anomalies, history.downtimes(), history.lostResponses(), summary);
    }

    long lost() {
        return count(LOST);
    }

    /** What is booked but should not be: duplicates, and documents that nobody asked for. */
    long duplicated() {
        return count(DUPLICATED) + count(UNEXPECTED);
    }

    long reordered() {
        return count(REORDERED);
    }

    private long count(Anomaly.Kind kind) {
        return anomalies.stream().filter(anomaly -> anomaly.kind() == kind).count();
    }
}
