/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.core.post.TargetClass;
import io.millrace.tests.crash.Erp.Fate;
import io.millrace.tests.model.Changes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/** Runs cases, each of which must keep every promise, and counts them. */
final class Matrix {

    private final Map<CrashPoint, Integer> deaths = new EnumMap<>(CrashPoint.class);
    private final Set<String> changes = new TreeSet<>();
    private int cases;

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

    void run(CrashCase its, DataSource dataSource, String schema) throws Exception {
        CrashCase.Result result = its.run(dataSource, schema);
        assertThat(result.crashes()).as("%s: it died", its).isPositive();
        Expectations.check(its, result);
        changes.addAll(result.changes());
        cases++;
        result.changes()
                .forEach(each -> assertThat(Changes.isOfOneCommit(each))
                        .as("%s: %s", its, each)
                        .isTrue());
        its.crashes().subList(0, result.crashes()).forEach(point -> deaths.merge(point, 1, Integer::sum));
    }

    /** A matrix that kills nobody proves nothing. */
    void requireDeathsAt(Set<CrashPoint> points) {
        assertThat(deaths.keySet()).isEqualTo(points);
    }

    /** Each change of a delivery's state that the model makes was seen. */
    void requireEveryChange() {
        assertThat(Changes.ALL).allMatch(each -> Changes.isAmong(each, changes), "seen in " + changes);
    }

    @Override
    public String toString() {
        int sum = deaths.values().stream().mapToInt(Integer::intValue).sum();
        return cases + " cases, " + sum + " deaths: " + deaths;
    }
}
