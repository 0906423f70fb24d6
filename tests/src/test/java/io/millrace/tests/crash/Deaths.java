/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.tests.conformance.Finding;
import io.millrace.tests.conformance.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Counts the cases of one way to die, each of which must keep every promise. */
final class Deaths {

    private final String proof;
    private final String database;
    private final int eventsOfACase;
    private final Map<String, Long> anomalies = new TreeMap<>();
    private final List<String> findings = new ArrayList<>();
    private long nanos;
    private int deaths;
    private int effects;

    Deaths(String proof, String database, int eventsOfACase) {
        this.proof = proof;
        this.database = database;
        this.eventsOfACase = eventsOfACase;
    }

    /**
     * Counts a case, and fails if a promise is broken.
     *
     * @param began in nanoseconds
     * @param its what the case has found
     */
    void add(CrashPoint point, long began, int effectsOfIt, List<Finding> its) {
        deaths++;
        effects += effectsOfIt;
        nanos += System.nanoTime() - began;
        its.forEach(each -> anomalies.merge(each.anomaly().toString(), 1L, Long::sum));
        its.forEach(each -> findings.add(point + ": " + each));
        assertThat(its).as("%s", point).isEmpty();
    }

    int count() {
        return deaths;
    }

    Outcome outcome(List<String> notes) throws IOException {
        return Outcome.ofCases(
                proof,
                database,
                deaths,
                (long) deaths * eventsOfACase,
                effects,
                0,
                0,
                TimeUnit.NANOSECONDS.toSeconds(nanos),
                anomalies,
                findings,
                notes);
    }
}
