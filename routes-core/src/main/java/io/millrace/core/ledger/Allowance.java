/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a system may be asked to do, whatever the number of targets it stands behind. What is free is first for the
 * target that has waited longest: a long backlog of one does not starve the others.
 */
final class Allowance {

    /** A time before that is of a clock that was set back. */
    private static final Duration LONGEST_ROUND = Duration.ofSeconds(10);

    private final @Nullable CallRate rate;
    private final int concurrentCalls;
    private final Map<String, Integer> underWay = new HashMap<>();
    private final Map<String, Runnable> waiting = new LinkedHashMap<>();
    private Instant leftAloneUntil = Instant.EPOCH;
    private Instant latest = Instant.EPOCH;

    /** @param concurrentCalls {@link Integer#MAX_VALUE} for any number */
    Allowance(@Nullable CallRate rate, int concurrentCalls) {
        this.rate = rate;
        this.concurrentCalls = concurrentCalls;
    }

    /**
     * How many the target may begin now. They are kept for it until it says how many it has begun: two targets never
     * begin the same.
     *
     * @param its how many it has under way
     * @param wake when there may be more, if it gets fewer than it wants
     */
    synchronized int take(String target, int its, int wanted, Runnable wake, Instant now) {
        underWay.put(target, its);
        long free = Math.min(concurrentCalls - all(), rate == null ? Integer.MAX_VALUE : rate.available(latest(now)));
        int most = (int) Math.max(0, Math.min(wanted, free - longerThan(target)));
        if (most > 0) {
            waiting.remove(target);
        }
        if (most < wanted) {
            waiting.putIfAbsent(target, wake);
        }
        keep(target, most);
        return most;
    }

    /**
     * Of so many that were kept for it the target has begun so many.
     *
     * @param leftOver whether it would begin more
     */
    synchronized void began(String target, int kept, int calls, boolean leftOver) {
        keep(target, calls - kept);
        boolean waited = !leftOver && waiting.remove(target) != null;
        if (waited || calls < kept) {
            wakeOthers(target);
        }
    }

    private void keep(String target, int calls) {
        underWay.merge(target, calls, Integer::sum);
        if (rate != null) {
            rate.spend(calls, latest);
        }
    }

    /** Each target has its own round, and the one that began earlier may ask later. */
    private Instant latest(Instant now) {
        if (now.isAfter(latest) || now.isBefore(latest.minus(LONGEST_ROUND))) {
            latest = now;
        }
        return latest;
    }

    /** A delivery to the target is no longer under way. */
    synchronized void over(String target) {
        underWay.computeIfPresent(target, (name, calls) -> Math.max(0, calls - 1));
        wakeOthers(target);
    }

    /** Nothing is posted to the target any more. */
    synchronized void leave(String target) {
        underWay.remove(target);
        waiting.remove(target);
        wakeOthers(target);
    }

    private void wakeOthers(String target) {
        waiting.forEach((other, wake) -> {
            if (!other.equals(target)) {
                wake.run();
            }
        });
    }

    /** How many others have waited longer than the target, or wait and it does not. */
    private int longerThan(String target) {
        int longer = 0;
        for (String each : waiting.keySet()) {
            if (each.equals(target)) {
                break;
            }
            longer++;
        }
        return longer;
    }

    private long all() {
        return underWay.values().stream().mapToLong(Integer::longValue).sum();
    }

    /** When time alone lets more begin; null if something must be over first. */
    @Nullable
    synchronized Instant nextByRate(Instant now) {
        return rate == null || all() >= concurrentCalls ? null : rate.next(latest(now));
    }

    /** The system said that it has too much to do. */
    synchronized void leaveAlone(Instant until) {
        if (until.isAfter(leftAloneUntil)) {
            leftAloneUntil = until;
        }
    }

    /** Nothing is begun before. */
    synchronized Instant leftAloneUntil() {
        return leftAloneUntil;
    }
}
