/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.core.post.TargetClass;
import io.millrace.tests.conformance.Finding;
import io.millrace.tests.conformance.Outcome;
import io.millrace.tests.crash.Erp.Fate;
import io.millrace.tests.model.Changes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Counts cases, each of which must keep every promise. */
final class Matrix {

    private static final int EVENTS = CrashCase.events().size();
    /** What fewer than one in so many second lives come by is luck of the threads, and cannot be had on demand. */
    private static final int RARE = 20;

    private final long began = System.nanoTime();
    private final Map<CrashPoint, Integer> deaths = new EnumMap<>(CrashPoint.class);
    private final Map<List<CrashPoint>, Integer> pairs = new HashMap<>();
    private final Map<CrashPoint, Integer> lives = new EnumMap<>(CrashPoint.class);
    private final Map<List<CrashPoint>, Integer> reachable = new HashMap<>();
    private final Map<String, Long> anomalies = new TreeMap<>();
    private final List<String> findings = new ArrayList<>();
    private final Set<String> changes = new TreeSet<>();
    private int cases;
    private int misbehaved;
    private int interrupted;
    private int effects;

    /** One crash at every point. */
    static List<CrashCase> single(Collection<Fate> fates) {
        List<CrashCase> cases = new ArrayList<>();
        for (TargetClass targetClass : TargetClass.values()) {
            for (Fate fate : fates) {
                for (CrashPoint point : CrashPoint.values()) {
                    if (point.isOnTheWay(targetClass, fate)) {
                        cases.add(CrashCase.of(targetClass, fate, point));
                    }
                }
            }
        }
        return cases;
    }

    /** One crash at every point, for one fate of the call that comes to all of them but one. */
    static List<CrashCase> oneFate() {
        List<CrashCase> cases = new ArrayList<>(single(List.of(Fate.LATE)));
        for (TargetClass targetClass : TargetClass.values()) {
            cases.add(CrashCase.of(targetClass, Fate.POSTED, CrashPoint.EFFECT_DONE));
        }
        return cases;
    }

    /** A second crash around the take-over of what the first one left. */
    static List<CrashCase> takeOvers() {
        List<CrashCase> cases = new ArrayList<>();
        for (TargetClass targetClass : TargetClass.values()) {
            for (CrashPoint first :
                    List.of(CrashPoint.AFTER_CLAIM_COMMIT, CrashPoint.AFTER_BARRIER_COMMIT, CrashPoint.EFFECT_DONE)) {
                cases.add(CrashCase.of(targetClass, Fate.POSTED, first, CrashPoint.BEFORE_TAKE_OVER_COMMIT));
                cases.add(CrashCase.of(targetClass, Fate.POSTED, first, CrashPoint.AFTER_TAKE_OVER_COMMIT));
            }
        }
        return cases;
    }

    /** A second crash anywhere on the post path after one that leaves something to mend. */
    static List<CrashCase> pairs(Collection<Fate> fates) {
        List<CrashCase> cases = new ArrayList<>();
        for (TargetClass targetClass : TargetClass.values()) {
            for (Fate fate : fates) {
                for (CrashPoint first : CrashPoint.TO_MEND) {
                    if (!first.isOnTheWay(targetClass, fate)) {
                        continue;
                    }
                    for (CrashPoint second : CrashPoint.POST) {
                        cases.add(CrashCase.of(targetClass, fate, first, second));
                    }
                }
            }
        }
        return cases;
    }

    /** Counts the case, and fails if a promise is broken. */
    void add(CrashCase its, CrashCase.Result result) {
        cases++;
        misbehaved += its.fate() == Fate.POSTED ? 0 : 1;
        effects += result.effects();
        changes.addAll(result.changes());
        for (CrashPoint point : its.crashes().subList(0, result.crashes())) {
            deaths.merge(point, 1, Integer::sum);
            interrupted += point.leavesInDoubt() ? 1 : 0;
        }
        if (result.crashes() == 2) {
            pairs.merge(its.crashes(), 1, Integer::sum);
        }
        lives.merge(its.crashes().get(0), 1, Integer::sum);
        for (CrashPoint point : result.inSecondLife()) {
            if (CrashPoint.POST.contains(point)) {
                reachable.merge(List.of(its.crashes().get(0), point), 1, Integer::sum);
            }
        }
        for (Finding each : result.findings()) {
            anomalies.merge(each.anomaly().toString(), 1L, Long::sum);
            findings.add(its + ": " + each);
        }
        assertThat(result.crashes()).as("%s: it died", its).isPositive();
        assertThat(result.changes()).as("%s", its).allMatch(Changes::isOfOneCommit);
        Expectations.check(its, result);
    }

    /** Adds what was seen to the table of docs/conformance.md. */
    void keep(String proof, String database) throws IOException {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
        Outcome.ofCases(
                        proof,
                        database,
                        deaths.values().stream().mapToInt(Integer::intValue).sum(),
                        (long) cases * EVENTS,
                        effects,
                        misbehaved,
                        interrupted,
                        seconds,
                        anomalies,
                        findings,
                        notes())
                .keep();
    }

    private List<String> notes() {
        int both = pairs.values().stream().mapToInt(Integer::intValue).sum();
        return both == 0
                ? List.of()
                : List.of("%,d of %,d cases died twice, at %d pairs of points".formatted(both, cases, pairs.size()));
    }

    /** Wherever the event comes by in a second life, after whatever first crash, one of the cases died there. */
    void requireEveryPair() {
        assertThat(reachable).isNotEmpty();
        assertThat(missingPairs()).as("pairs of crashes at which nobody died").isEmpty();
    }

    /** Where the event came by in a second life, as a rule, and nobody died. */
    Set<List<CrashPoint>> missingPairs() {
        Set<List<CrashPoint>> missing = new HashSet<>(reachable.keySet());
        missing.removeAll(pairs.keySet());
        missing.removeIf(pair -> reachable.get(pair) * RARE < lives.get(pair.get(0)));
        return missing;
    }

    void requireTwoDeathsOfEach() {
        assertThat(pairs.values().stream().mapToInt(Integer::intValue).sum())
                .as("cases that died twice")
                .isEqualTo(cases);
    }

    /** A matrix that kills nobody proves nothing. */
    void requireDeathsAt(Set<CrashPoint> points) {
        assertThat(deaths.keySet()).isEqualTo(points);
    }

    /** Each change of a delivery's state that the model makes was seen. */
    void requireEveryChange() {
        assertThat(Changes.ALL).allMatch(each -> Changes.isAmong(each, changes), "seen in " + changes);
    }
}
