/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators.reconciliation;

import static io.millrace.examples.simulators.reconciliation.Anomaly.Kind.DUPLICATED;
import static io.millrace.examples.simulators.reconciliation.Anomaly.Kind.LOST;
import static io.millrace.examples.simulators.reconciliation.Anomaly.Kind.REORDERED;
import static io.millrace.examples.simulators.reconciliation.Anomaly.Kind.UNEXPECTED;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the journals say about a day.
 *
 * @param facts how many bookings there should be: facts times targets, and confirmations as they were made
 * @param summary a line of words for each kind of fact and target
 */
record Verdict(int facts, List<Anomaly> anomalies, int downtimes, int lostResponses, List<String> summary) {

    /** Judges a history; nothing but journals and books goes in, except which missing bookings an operator can see. */
    static Verdict of(History journals, ErpBooks erp, Parked parked) throws IOException {
        History history = erp.complete(journals);
        CountCheck countCheck = new CountCheck(history, both(CountCheck.ALL_BUT_THE_ERP, erp.bookings()), parked);
        FactCheck factCheck = new FactCheck(
                history.facts(),
                history.effects().stream()
                        .filter(effect -> !countCheck.concerns(effect))
                        .toList(),
                both(Expectation.ALL_BUT_THE_ERP, erp.expectations()),
                parked);
        List<Anomaly> anomalies = new ArrayList<>(factCheck.anomalies());
        anomalies.addAll(countCheck.anomalies());
        anomalies.addAll(erp.contradictions());
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

    private static <T> List<T> both(List<T> shared, List<T> ofTheErp) {
        return Stream.concat(shared.stream(), ofTheErp.stream()).toList();
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
