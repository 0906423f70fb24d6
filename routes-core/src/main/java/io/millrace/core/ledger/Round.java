/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.canonical.error.MfgException;
import io.millrace.core.db.Sql;
import io.millrace.core.post.TargetClass;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The transaction of a {@link Dispatcher}, and what this process holds of the target between two of them. */
final class Round {

    /** An attempt that is over. */
    record Finished(Attempt attempt, Outcome outcome) {}

    /** An attempt whose call wants to leave. */
    record Leaving(Attempt attempt, byte[] request, TargetClass targetClass, CompletableFuture<byte[]> go) {

        /** What is sent: the bytes of the first call. */
        byte[] frozen() {
            byte[] first = attempt.delivery().request();
            return first == null ? request : first;
        }

        StoredDelivery leaving(Instant now) {
            byte[] frozen = frozen();
            return attempt.delivery().leaving(frozen, Digest.of(frozen), targetClass, now);
        }
    }

    /**
     * @param stop why the target has been stopped in this round, if it has
     * @param nextAt when there is something to do by itself
     */
    record Result(
            List<Leaving> departed,
            List<Leaving> fenced,
            List<Attempt> claimed,
            List<Transition> transitions,
            @Nullable Outcome stop,
            @Nullable Instant nextAt) {}

    private static final Logger LOG = LoggerFactory.getLogger(Round.class);

    private final String target;
    private final Ledger ledger;
    private final Dispatcher dispatcher;
    private final Lease lease;
    private final List<Lane> lanes = new CopyOnWriteArrayList<>();
    private final Map<Long, Attempt> running = new HashMap<>();
    private boolean leased;
    private boolean started;
    private boolean inDoubt;

    Round(String target, Ledger ledger, Dispatcher dispatcher) {
        this.target = target;
        this.ledger = ledger;
        this.dispatcher = dispatcher;
        this.lease = new Lease(target, ledger.owner(), ledger.leaseDuration());
    }

    void open(Lane lane) {
        for (String type : lane.eventTypes()) {
            if (serves(type, lane.kind())) {
                throw new MfgException(
                        LedgerError.LANE_TAKEN, "another route takes " + type + " from " + target + " already");
            }
        }
        lanes.add(lane);
    }

    boolean serves(String eventType, Kind kind) {
        return lanes.stream()
                .anyMatch(lane -> lane.kind() == kind && lane.eventTypes().contains(eventType));
    }

    boolean close(Lane lane) {
        lanes.remove(lane);
        return lanes.isEmpty();
    }

    /** Whether something here comes after that target. */
    boolean waitsFor(String other) {
        return lanes.stream().anyMatch(lane -> lane.after().contains(other));
    }

    Result run(List<Finished> over, List<Leaving> departing, List<StoredDelivery> posted) {
        Instant now = ledger.now();
        boolean first = !started;
        boolean doubt = inDoubt;
        inDoubt = true; // until the commit is known
        Result result = ledger.database().inTransaction(connection -> {
            Targets.Row row = Targets.lock(connection, target);
            if (!leased) {
                lease.take(connection, now);
            } else if (!lease.renew(connection, now)) {
                return null;
            }
            Claim.comeNow(connection, target, posted, now);
            return doubt && leased
                    ? write(connection, row, now, settled(connection, over), departing, first)
                    : write(connection, row, now, over, departing, first);
        });
        inDoubt = false;
        if (result == null) {
            return fenced(departing);
        }
        result.departed.forEach(each -> each.attempt.left(each.leaving(now)));
        leased = true;
        started = true;
        over.forEach(each -> running.remove(each.attempt.id()));
        result.claimed.forEach(attempt -> running.put(attempt.id(), attempt));
        return result;
    }

    /** Everything this process holds is another's now; it begins again under a new epoch. */
    private Result fenced(List<Leaving> departing) {
        LOG.warn("{} {}: {} deliveries", LedgerError.FENCED.code(), target, running.size());
        running.clear();
        leased = false;
        return new Result(List.of(), departing, List.of(), List.of(), null, ledger.now());
    }

    /**
     * After a commit whose answer was lost: outcomes that were written are not written again, and what was claimed
     * without our knowledge is let go.
     */
    private List<Finished> settled(Connection connection, List<Finished> over) throws SQLException {
        List<StoredDelivery> held = lease.held(connection);
        Finish finish = new Finish(connection, target, ledger.now());
        for (StoredDelivery each : held) {
            if (!running.containsKey(each.id())) {
                finish.add(each, ledger.recovered(each, laneOf(each), ledger.now()));
            }
        }
        finish.write();
        return over.stream()
                .filter(each -> held.stream().anyMatch(row -> row.id() == each.attempt.id()))
                .toList();
    }

    private Result write(
            Connection connection,
            Targets.Row row,
            Instant now,
            List<Finished> over,
            List<Leaving> departing,
            boolean first)
            throws SQLException {
        List<Leaving> own =
                departing.stream().filter(each -> isOwn(each.attempt)).toList();
        List<Leaving> foreign =
                departing.stream().filter(each -> !isOwn(each.attempt)).toList();
        Finish finish = new Finish(connection, target, now);
        Map<Long, Attempt> free = new HashMap<>(running);
        for (Finished each : over) {
            if (isOwn(each.attempt)) {
                finish.add(each.attempt.delivery(), each.outcome);
                free.remove(each.attempt.id());
            }
        }
        depart(connection, own, now);
        for (StoredDelivery dead : lease.takeOver(connection, now, first)) {
            finish.add(dead, ledger.recovered(dead, laneOf(dead), now));
        }
        Instant gapDue = GapWatch.nextDue(connection, target);
        if (gapDue != null && !gapDue.isAfter(now)) {
            GapWatch.park(connection, target, now, finish);
            gapDue = GapWatch.nextDue(connection, target);
        }
        List<Transition> transitions = new ArrayList<>(finish.write());
        Stopping stopping = new Stopping(connection, target, ledger.probeInterval(), now);
        Outcome stop = stopping.judge(row, over);
        List<Lane> idle = new ArrayList<>();
        List<Attempt> claimed = claim(connection, now, free, stopping, transitions, idle);
        Instant next = stopping.isStopped() ? stopping.probeAt() : Claim.next(connection, target, idle);
        return new Result(own, foreign, claimed, transitions, stop, earlier(next, gapDue));
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    /** Not of an epoch that was fenced. */
    private boolean isOwn(Attempt attempt) {
        return running.get(attempt.id()) == attempt;
    }

    private void depart(Connection connection, List<Leaving> departing, Instant now) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        for (Leaving each : departing) {
            StoredDelivery leaving = each.leaving(now);
            rows.add(new Object[] {
                leaving.state(),
                leaving.request(),
                leaving.requestSha256(),
                leaving.targetClass(),
                now,
                now,
                leaving.id()
            });
        }
        Sql.updateEach(
                connection,
                "UPDATE mfg_delivery SET state = ?, request = ?, request_sha256 = ?, target_class = ?, sent_at = ?,"
                        + " updated_at = ? WHERE delivery_id = ?",
                rows);
    }

    /** @param idle gets the lanes that could take more */
    private List<Attempt> claim(
            Connection connection,
            Instant now,
            Map<Long, Attempt> free,
            Stopping stopping,
            List<Transition> transitions,
            List<Lane> idle)
            throws SQLException {
        List<Attempt> claimed = new ArrayList<>();
        for (Lane lane : lanes) {
            long busy = free.values().stream()
                    .filter(attempt -> attempt.lane() == lane)
                    .count();
            int limit = stopping.limit((int) (lane.concurrency() - busy), claimed.size());
            if (limit > 0) {
                List<Long> ready = Claim.ready(connection, target, lane, limit, now);
                for (StoredDelivery each : take(connection, lane, ready, now, transitions)) {
                    claimed.add(new Attempt(each, lane, dispatcher));
                }
                if (ready.size() < limit) {
                    idle.add(lane);
                }
            }
        }
        stopping.probed(claimed.size());
        return claimed;
    }

    private List<StoredDelivery> take(
            Connection connection, Lane lane, List<Long> ready, Instant now, List<Transition> transitions)
            throws SQLException {
        if (lane.after().isEmpty() || ready.isEmpty()) {
            return Claim.take(connection, ready, lease.epoch(), now);
        }
        List<Long> runnable = Claim.notTooEarly(connection, ready, lane.after());
        List<Long> early = new ArrayList<>(ready);
        early.removeAll(runnable);
        Finish finish = new Finish(connection, target, now);
        for (StoredDelivery each : Deliveries.read(connection, early)) {
            String text = BusinessText.of(each) + " waits until it is posted on " + String.join(", ", lane.after());
            finish.add(each, Judge.premature(each, lane.policy(), now, LedgerError.WAITS_FOR_OTHERS.code(), text));
        }
        transitions.addAll(finish.write());
        return Claim.take(connection, runnable, lease.epoch(), now);
    }

    private @Nullable Lane laneOf(StoredDelivery delivery) {
        return lanes.stream()
                .filter(lane ->
                        lane.kind() == delivery.kind() && lane.eventTypes().contains(delivery.eventType()))
                .findFirst()
                .orElse(null);
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
            for (Finished each : over) {
                if (isOwn(each.attempt)) {
                    finish.add(each.attempt.delivery(), each.outcome);
                    running.remove(each.attempt.id());
                }
            }
            for (Attempt each : running.values()) {
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
