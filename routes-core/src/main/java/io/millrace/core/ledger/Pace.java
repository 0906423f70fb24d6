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
     * @param isShort whether the target wants to begin more
     * @param quietUntil only what overtakes may be claimed until then; null if it is not quiet
     */
    record Turn(int most, boolean isShort, @Nullable Instant quietUntil) {}

    private static final Logger LOG = LoggerFactory.getLogger(Pace.class);

    private final String target;
    private final Allowance allowance;
    private final @Nullable QuietHours quietHours;
    private final boolean holdsInQuietHours;
    private final boolean governed;
    private @Nullable Instant quietUntil;
    private volatile @Nullable String waits;

    Pace(String target, Allowance allowance, @Nullable QuietHours quietHours, boolean holdsInQuietHours) {
        this(target, allowance, quietHours, holdsInQuietHours, true);
    }

    private Pace(
            String target,
            Allowance allowance,
            @Nullable QuietHours quietHours,
            boolean holdsInQuietHours,
            boolean governed) {
        this.target = target;
        this.allowance = allowance;
        this.quietHours = quietHours;
        this.holdsInQuietHours = holdsInQuietHours;
        this.governed = governed;
    }

    /** As fast as the routes are. */
    static Pace any(String target) {
        return new Pace(target, new Allowance(null, Integer.MAX_VALUE), null, false, false);
    }

    /** How long nothing is begun at most. */
    Duration longestQuiet() {
        return quietHours == null ? Duration.ZERO : quietHours.longest();
    }

    /**
     * @param underWay how many deliveries the target has under way
     * @param wanted how many its routes would begin
     * @param wake when another target leaves something over
     */
    synchronized Turn turn(int underWay, int wanted, Runnable wake, Instant now) {
        Instant quiet = quietHours == null ? null : quietHours.end(now);
        note(quiet, now);
        if (isLeftAlone(now) || quiet != null && !holdsInQuietHours) {
            return new Turn(0, false, quiet);
        }
        int most = allowance.take(target, underWay, wanted, wake, now);
        return new Turn(most, most < wanted, quiet);
    }

    /** So many of the turn's have been claimed. @param leftOver whether there may be more to claim */
    void began(Turn turn, int calls, boolean leftOver) {
        allowance.began(target, turn.most, calls, leftOver);
    }

    /**
     * When more may be claimed although nothing else happens; null if only something else brings that about.
     *
     * @param leftOver whether there may be more to claim than was
     */
    synchronized @Nullable Instant moreAt(Turn turn, boolean leftOver, Instant now) {
        if (isLeftAlone(now)) {
            return allowance.leftAloneUntil();
        }
        return Round.earlier(turn.quietUntil, leftOver && turn.isShort ? allowance.nextByRate(now) : null);
    }

    /** A delivery is no longer under way. */
    void over() {
        allowance.over(target);
    }

    /** Nothing is begun any more. */
    void end() {
        allowance.leave(target);
    }

    /** The target said that it has too much to do. */
    void leaveAlone(Instant until) {
        if (governed) {
            allowance.leaveAlone(until);
        }
    }

    private boolean isLeftAlone(Instant now) {
        return now.isBefore(allowance.leftAloneUntil());
    }

    private void note(@Nullable Instant quiet, Instant now) {
        if ((quiet == null) != (quietUntil == null)) {
            LOG.info(quiet == null ? "{}: its quiet hours are over" : "{}: quiet hours until {}", target, quiet);
        }
        quietUntil = quiet;
        waits = isLeftAlone(now)
                ? "has too much to do, until " + allowance.leftAloneUntil()
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
