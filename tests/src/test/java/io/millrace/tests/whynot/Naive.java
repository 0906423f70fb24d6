/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.whynot;

import io.millrace.tests.conformance.Anomaly;
import io.millrace.tests.conformance.Checker;
import io.millrace.tests.conformance.Finding;
import io.millrace.tests.conformance.Histories;
import io.millrace.tests.conformance.Histories.AuditLine;
import io.millrace.tests.conformance.Histories.Effect;
import io.millrace.tests.conformance.Histories.OwedDelivery;
import io.millrace.tests.conformance.Histories.Sent;
import java.util.List;

/** One event that went a naive way, as the checker is told of it. */
final class Naive {

    static final String EVENT = "e1";
    static final String TARGET = "erp";

    private Naive() {}

    /**
     * What the checker finds.
     *
     * @param effects of the event in the target
     * @param noted what the naive way holds for done: a document's number, or null if it notes none
     */
    static List<Anomaly> found(List<Effect> effects, String noted) {
        Histories histories = new Histories(
                List.of(new Sent(EVENT, List.of(TARGET), List.of("WO-1"), "2.500 KGM", true)),
                effects,
                List.of(new OwedDelivery(TARGET, EVENT, 1, "POSTED", noted, false)),
                List.of(new AuditLine(TARGET, EVENT, "POSTED", "ledger", null)));
        return Checker.check(histories).stream()
                .map(Finding::anomaly)
                .distinct()
                .toList();
    }
}
