/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The transaction of a {@link Dispatcher}, and what this process holds of the target between two of them. */
final class Round {

    /** An attempt that is over. */
    record Finished(Attempt attempt, Outcome outcome) {}

    /**
     * What has come up since the last round.
     *
     * @param posted deliveries to other targets that something here may wait for
     * @param asked whether somebody said that there may be something to claim
     */
    record Work(List<Finished> over, List<Leaving> departing, List<StoredDelivery> posted, boolean asked) {

        private boolean isOnlyDepartures() {
            return !asked && !departing.isEmpty() && over.isEmpty() && posted.isEmpty();
        }
    }

    /**
     * @param began when; what departs must do so within the lease
     * @param onHold those whose goods are on hold, and what became of them
     * @param stop why the target has been stopped in this round, if it has
     * @param nextAt when it looks again what there is to do, if nothing calls
     */
    record Result(
            Instant began,
            List<Leaving> departed,
            List<Leaving> fenced,
            Map<Leaving, Outcome> onHold,
            List<Attempt> claimed,
            List<Transition> transitions,
            @Nullable Outcome stop,
            Instant nextAt) {}

    private static final Logger LOG = LoggerFactory.getLogger(Round.class);

    /** What another process has accepted or decided is found within this time. */
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(3);

    private final String target;
    private final Ledger ledger;
    private final Lanes lanes;
    private final Lease lease;
    private final Gate gate;
    private final Map<Long, Attempt> running = new HashMap<>();
    private boolean leased;
    private Instant lookAt = Instant.EPOCH;
    private @Nullable Work inDoubt;
    private @Nullable Result uncertain;

    Round(String target, Ledger ledger, Lanes lanes) {
        this.target = target;
        this.ledger = ledger;
        this.lanes = lanes;
        this.lease = new Lease(target, ledger.owner(), ledger.leaseDuration());
        this.gate = new Gate(target);
    }

    /** @throws RuntimeException if nobody knows whether the transaction was kept: {@link #settle} finds out */
    Result run(Work work) {
        inDoubt = work;
        uncertain = null; // not in the transaction: one that never began is not the one before it
        Instant now = ledger.now();
        Result result = ledger.database().inTransaction(connection -> {
            Targets.Row row = Targets.lock(connection, target);
            if (!leased) {
                lease.take(connection, now);
            } else if (!lease.renew(connection, now)) {
                return null;
            }
            Claim.comeNow(connection, target, work.posted, now);
            uncertain = write(connection, row, now, work);
            return uncertain;
        });
        return result == null ? fenced(work.departing) : kept(work, result);
    }

    /**
     * After a round that failed: was it kept?
     *
     * @param again takes its work back if not
     * @return its result if it was
     */
    @Nullable
    Result settle(Consumer<Work> again) {
        if (inDoubt == null) {
            return null;
        }
        Work work = inDoubt;
        boolean isKept = uncertain != null
                && ledger.database().inTransaction(connection -> {
                    Targets.lock(connection, target);
                    return lease.isKept(connection);
                });
        inDoubt = null;
        if (isKept) {
            return kept(work, uncertain);
        }
        again.accept(work);
        return null;
    }

    private Result kept(Work work, Result result) {
        inDoubt = null;
        leased = true;
        lease.kept();
        gate.kept();
        lookAt = result.nextAt;
        result.departed.forEach(each -> each.attempt().left(each.leaving(result.began)));
        work.over.forEach(each -> running.remove(each.attempt.id(), each.attempt));
        result.onHold.keySet().forEach(each -> running.remove(each.attempt().id()));
        result.claimed.forEach(attempt -> running.put(attempt.id(), attempt));
        return result;
    }

    /** Everything this process holds is another's now; it begins again under a new epoch. */
    private Result fenced(List<Leaving> departing) {
        LOG.warn("{} {}: {} deliveries", LedgerError.FENCED.code(), target, running.size());
        inDoubt = null;
        running.clear();
        leased = false;
        lookAt = Instant.EPOCH;
        Instant now = ledger.now();
        return new Result(now, List.of(), departing, Map.of(), List.of(), List.of(), null, now);
    }

    private Result write(Connection connection, Targets.Row row, Instant now, Work work) throws SQLException {
        List<Finished> over =
                work.over.stream().filter(each -> isOwn(each.attempt)).toList();
        List<Leaving> own = new ArrayList<>();
        List<Leaving> foreign = new ArrayList<>();
        work.departing.forEach(each -> (isOwn(each.attempt()) ? own : foreign).add(each));
        if (work.isOnlyDepartures() && !lanes.areFenced() && now.isBefore(lookAt)) {
            Leaving.write(connection, own, now); // nothing can run that could not run before, so nothing is looked for
            return new Result(now, own, foreign, Map.of(), List.of(), List.of(), null, lookAt);
        }
        Finish finish = new Finish(connection, target, now);
        Map<Long, Attempt> busy = new HashMap<>(running);
        for (Finished each : over) {
            finish.add(each.attempt.delivery(), each.outcome);
            busy.remove(each.attempt.id());
        }
        Map<Leaving, Outcome> onHold = lanes.areFenced() ? gate.heldBack(connection, own, now) : Map.of();
        onHold.forEach((each, outcome) -> {
            finish.add(each.attempt().delivery(), outcome);
            busy.remove(each.attempt().id());
        });
        own.removeAll(onHold.keySet());
        Leaving.write(connection, own, now);
        for (StoredDelivery dead : lease.takeOver(connection, now)) {
            finish.add(dead, ledger.recovered(dead, lanes.of(dead), now));
        }
        Instant gapDue = GapWatch.nextDue(connection, target);
        if (gapDue != null && !gapDue.isAfter(now)) {
            GapWatch.park(connection, target, now, finish);
            gapDue = GapWatch.nextDue(connection, target);
        }
        MovedUp movedUp = new MovedUp(connection, finish.writeButCount());
        List<Transition> transitions = new ArrayList<>(finish.transitions());
        Stopping stopping = new Stopping(connection, target, ledger.probeInterval(), now);
        Outcome stop = stopping.judge(row, over);
        Lanes.Claimed claimed = lanes.claim(connection, busy.values(), movedUp, lease.epoch(), stopping, now);
        transitions.addAll(claimed.held());
        Instant next = earlier(now.plus(LONGEST_SLEEP), earlier(claimed.nextAt(), gapDue));
        return new Result(now, own, foreign, onHold, claimed.attempts(), transitions, stop, next);
    }

    static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    /** Not of an epoch that was fenced. */
    private boolean isOwn(Attempt attempt) {
        return running.get(attempt.id()) == attempt;
    }

    /** The last transaction: outcomes that are there; the rest as after a crash, but at once. */
    void end(List<Finished> over) {
        if (!leased) {
            return;
        }
        Instant now = ledger.now();
        List<Transition> transitions = ledger.database().inTransaction(connection -> {
            Targets.lock(connection, target);
            if (!lease.renew(connection, now)) {
                return List.<Transition>of();
            }
            Finish finish = new Finish(connection, target, now);
            Map<Long, Attempt> rest = new HashMap<>(running);
            for (Finished each : over) {
                if (isOwn(each.attempt)) {
                    finish.add(each.attempt.delivery(), each.outcome);
                    rest.remove(each.attempt.id());
                }
            }
            for (Attempt each : rest.values()) {
                finish.add(each.delivery(), ledger.recovered(each.delivery(), each.lane(), now));
            }
            lease.giveUp(connection);
            return finish.write();
        });
        running.clear();
        leased = false;
        ledger.tell(transitions);
    }
}
