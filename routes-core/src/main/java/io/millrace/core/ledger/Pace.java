/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a dispatcher may claim from its target now. A delivery that may not be begun stays where it is: it has no thread,
 * no lease and no attempt.
 */
final class Pace {

    /**
     * @param most how many may be claimed
     * @param isByRate whether time alone brings more
     * @param quietUntil only what overtakes may be claimed until then; null if it is not quiet
     */
    record Turn(int most, boolean isByRate, @Nullable Instant quietUntil) {}

    private static final Logger LOG = LoggerFactory.getLogger(Pace.class);

    private final String target;
    private final @Nullable CallRate rate;
    private final int concurrentCalls;
    private final @Nullable QuietHours quietHours;
    private final boolean holdsInQuietHours;
    private final boolean governed;
    private @Nullable Instant quietUntil;
    private Instant leftAloneUntil = Instant.EPOCH;
    private volatile @Nullable String waits;

    Pace(
            String target,
            @Nullable CallRate rate,
            int concurrentCalls,
            @Nullable QuietHours quietHours,
            boolean holdsInQuietHours) {
        this(target, rate, concurrentCalls, quietHours, holdsInQuietHours, true);
    }

    private Pace(
            String target,
            @Nullable CallRate rate,
            int concurrentCalls,
            @Nullable QuietHours quietHours,
            boolean holdsInQuietHours,
            boolean governed) {
        this.target = target;
        this.rate = rate;
        this.concurrentCalls = concurrentCalls;
        this.quietHours = quietHours;
        this.holdsInQuietHours = holdsInQuietHours;
        this.governed = governed;
    }

    /** As fast as the routes are. */
    static Pace any(String target) {
        return new Pace(target, null, Integer.MAX_VALUE, null, false, false);
    }

    /** How long nothing is begun at most. */
    Duration longestQuiet() {
        return quietHours == null ? Duration.ZERO : quietHours.longest();
    }

    /** @param running how many deliveries are under way */
    synchronized Turn turn(int running, Instant now) {
        Instant quiet = quietHours == null ? null : quietHours.end(now);
        note(quiet, now);
        if (now.isBefore(leftAloneUntil) || quiet != null && !holdsInQuietHours) {
            return new Turn(0, false, quiet);
        }
        int free = Math.max(0, concurrentCalls - running);
        int soFast = rate == null ? free : Math.min(free, rate.available(now));
        return new Turn(soFast, soFast < free, quiet);
    }

    /**
     * When more may be claimed although nothing else happens; null if only something else brings that about.
     *
     * @param leftOver whether there may be more to claim than was
     */
    synchronized @Nullable Instant moreAt(Turn turn, boolean leftOver, Instant now) {
        if (now.isBefore(leftAloneUntil)) {
            return leftAloneUntil;
        }
        return Round.earlier(turn.quietUntil, leftOver && turn.isByRate && rate != null ? rate.next(now) : null);
    }

    /** So many have been claimed. */
    synchronized void began(int calls, Instant now) {
        if (rate != null) {
            rate.spend(calls, now);
        }
    }

    /** The target said that it has too much to do. */
    synchronized void leaveAlone(Instant until) {
        if (governed && until.isAfter(leftAloneUntil)) {
            leftAloneUntil = until;
        }
    }

    private void note(@Nullable Instant quiet, Instant now) {
        if ((quiet == null) != (quietUntil == null)) {
            LOG.info(quiet == null ? "{}: its quiet hours are over" : "{}: quiet hours until {}", target, quiet);
        }
        quietUntil = quiet;
        waits = now.isBefore(leftAloneUntil)
                ? "has too much to do, until " + leftAloneUntil
                : quiet == null ? null : "quiet hours, until " + quiet;
    }

    /** When it was quiet last: what is older than that has been waiting on purpose. */
    @Nullable
    Instant lastQuiet(Instant now) {
        return quietHours == null ? null : quietHours.last(now);
    }

    /** Why nothing is begun at the moment; null if that may be. */
    @Nullable
    String waits() {
        return waits;
    }
}
