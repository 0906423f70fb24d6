/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.crash;

import static org.awaitility.Awaitility.await;

import io.millrace.canonical.event.Event;
import io.millrace.core.post.TargetClass;
import io.millrace.tests.conformance.Checker;
import io.millrace.tests.conformance.Finding;
import io.millrace.tests.conformance.Histories;
import io.millrace.tests.conformance.Histories.Sent;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import javax.sql.DataSource;

/**
 * Three events on their way to one target, the first two of one work order. On the way of the first the process dies,
 * once at each of the points, and starts again. All in this JVM: a dead process is an application whose database takes
 * nothing more from it.
 */
public record CrashCase(TargetClass targetClass, Erp.Fate fate, List<CrashPoint> crashes, Duration settleWindow) {

    /**
     * What a case came to.
     *
     * @param crashes how many were reached
     * @param effects in the target
     * @param changes each change of a delivery's state that was seen
     * @param inSecondLife where the event came by after the first death, up to the second one or the end
     */
    public record Result(
            int crashes,
            int effects,
            List<Finding> findings,
            LedgerRows rows,
            Set<String> changes,
            Set<CrashPoint> inSecondLife) {}

    public static final Duration SETTLE_WINDOW = Duration.ofMinutes(2);

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final AtomicInteger TARGETS = new AtomicInteger();

    public static CrashCase of(TargetClass targetClass, Erp.Fate fate, CrashPoint... crashes) {
        return new CrashCase(targetClass, fate, List.of(crashes), SETTLE_WINDOW);
    }

    public static List<Event<?>> events() {
        return List.of(
                Movement.consumed(Site.VICTIM, "WO-1"),
                Movement.consumed("e2", "WO-1"),
                Movement.consumed("e3", "WO-2"));
    }

    public Result run(DataSource dataSource, String schema) throws Exception {
        ManualClock clock = new ManualClock();
        Set<String> changes = ConcurrentHashMap.newKeySet();
        Site site = new Site(
                dataSource, schema, "erp-" + TARGETS.incrementAndGet(), targetClass, settleWindow, clock, changes);
        Erp erp = site.erp(fate);
        Map<String, Event<?>> unacknowledged = new LinkedHashMap<>();
        events().forEach(event -> unacknowledged.put(event.envelope().id(), event));
        List<Fuse> lives = new ArrayList<>();
        do {
            CrashPoint armed = lives.size() < crashes.size() ? crashes.get(lives.size()) : null;
            lives.add(new Fuse(armed, Site.VICTIM, () -> {}));
        } while (live(site, erp, clock, lives.get(lives.size() - 1), unacknowledged));
        erp.finish();
        return new Result(
                lives.size() - 1,
                erp.effects().size(),
                findings(site, erp, unacknowledged),
                LedgerRows.read(site),
                changes,
                lives.size() > 1 ? lives.get(1).passed() : Set.of());
    }

    /** @return whether it died; else everything is over */
    private boolean live(Site site, Erp erp, ManualClock clock, Fuse fuse, Map<String, Event<?>> unacknowledged)
            throws Exception {
        MemorySink sink = new MemorySink(erp, fuse, targetClass);
        try (Life life = new Life(site, "plant", fuse, sink::addTo)) {
            for (Event<?> event : new ArrayList<>(unacknowledged.values())) {
                if (!life.offer(event)) {
                    break;
                }
                unacknowledged.remove(event.envelope().id());
                life.noted(event);
            }
            await().atMost(LONGEST)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> fuse.isBlown() || isOver(site, erp, clock, life));
        }
        return fuse.isBlown();
    }

    /** Lets time pass where nothing else can. */
    private static boolean isOver(Site site, Erp erp, ManualClock clock, Life life) throws SQLException {
        LedgerRows rows = LedgerRows.read(site);
        if (!rows.isOver() && rows.nextAt() != null) {
            clock.goTo(rows.nextAt());
            erp.work();
            life.wake();
        }
        return rows.isOver();
    }

    private static List<Finding> findings(Site site, Erp erp, Map<String, Event<?>> unacknowledged)
            throws SQLException {
        return findings(site, erp, event -> !unacknowledged.containsKey(event));
    }

    /**
     * What the checker says of a target.
     *
     * @param acknowledged whether the source was told that it may forget the event
     */
    public static List<Finding> findings(Site site, Erp erp, Predicate<String> acknowledged) throws SQLException {
        List<Sent> sent = events().stream()
                .map(event -> new Sent(
                        event.envelope().id(),
                        List.of(site.target()),
                        List.of(event.envelope().partitionKey()),
                        "2.500 KGM",
                        acknowledged.test(event.envelope().id())))
                .toList();
        return Checker.check(
                new Histories(sent, erp.effects(), LedgerRows.read(site).deliveries(), LedgerRows.audit(site)));
    }

    /** A person may be asked only where nobody can know, or where the target said no. */
    boolean mayPark() {
        boolean inDoubt = fate.isAmbiguous() || crashes.stream().anyMatch(CrashPoint::leavesInDoubt);
        return fate == Erp.Fate.REJECTED || targetClass == TargetClass.MANUAL && inDoubt;
    }

    @Override
    public String toString() {
        return targetClass + ", " + fate + ", dies " + crashes;
    }
}
