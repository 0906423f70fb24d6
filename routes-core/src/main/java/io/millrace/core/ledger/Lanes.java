/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.canonical.error.MfgException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The routes of this process that take from a target, and what they claim in a round. */
final class Lanes {

    /**
     * What was claimed.
     *
     * @param held back: their prerequisite is not posted yet
     * @param nextAt when something that waits for its time can run next, if a lane could take more
     */
    record Claimed(
            List<Attempt> attempts,
            List<Transition> held,
            @Nullable Instant nextAt) {}

    private final String target;
    private final Dispatcher dispatcher;
    private final Pace pace;
    private final List<Lane> lanes = new CopyOnWriteArrayList<>();

    Lanes(String target, Dispatcher dispatcher, Pace pace) {
        this.target = target;
        this.dispatcher = dispatcher;
        this.pace = pace;
    }

    void open(Lane lane) {
        for (String type : lane.eventTypes()) {
            if (serves(type, lane.kind())) {
                throw new MfgException(
                        LedgerError.LANE_TAKEN, "another route takes " + type + " from " + target + " already");
            }
        }
        Duration quiet = pace.longestQuiet();
        if (!quiet.isZero() && quiet.compareTo(lane.policy().unknownDeadline()) >= 0) {
            throw new MfgException(
                    LedgerError.BAD_OPTION,
                    "the quiet hours of " + target + " last " + quiet
                            + ": what became of a call before them could not be"
                            + " found out within the unknownDeadline of "
                            + lane.policy().unknownDeadline());
        }
        lanes.add(lane);
    }

    /** @return whether no lane is left */
    boolean close(Lane lane) {
        lanes.remove(lane);
        return lanes.isEmpty();
    }

    boolean serves(String eventType, Kind kind) {
        return lanes.stream().anyMatch(lane -> lane.takes(eventType, kind));
    }

    /** Whether something here comes after that target. */
    boolean waitsFor(String other) {
        return lanes.stream().anyMatch(lane -> lane.after().contains(other));
    }

    /** Whether something here does not leave while it is on hold. */
    boolean areFenced() {
        return lanes.stream().anyMatch(Lane::fence);
    }

    @Nullable
    Lane of(StoredDelivery delivery) {
        return lanes.stream()
                .filter(lane -> lane.takes(delivery.eventType(), delivery.kind()))
                .findFirst()
                .orElse(null);
    }

    /**
     * @param busy what runs already
     * @param movedUp what came to the head of its keys in this transaction
     */
    Claimed claim(
            Connection connection,
            Collection<Attempt> busy,
            MovedUp movedUp,
            long epoch,
            Stopping stopping,
            Instant now)
            throws SQLException {
        Map<Lane, Integer> free = free(busy);
        int wanted = free.values().stream().mapToInt(Integer::intValue).sum();
        Pace.Turn turn = pace.turn(busy.size(), wanted, dispatcher::wake, now);
        Map<Claim.Ready, Lane> runnable = new HashMap<>();
        List<Transition> held = new ArrayList<>();
        List<Lane> idle = new ArrayList<>();
        boolean mayNone = turn.most() == 0 && wanted > 0;
        boolean leftOver = mayNone;
        for (Lane lane : free.keySet()) {
            int limit = Math.min(stopping.limit(free.get(lane), runnable.size()), turn.most());
            Lane asked = turn.quietUntil() == null ? lane : lane.ofHolds();
            if (limit > 0 && !asked.eventTypes().isEmpty()) {
                List<Claim.Ready> ready = Claim.ready(connection, target, asked, movedUp.of(asked), limit, now);
                (lane.after().isEmpty() ? ready : notTooEarly(connection, lane, ready, now, held))
                        .forEach(each -> runnable.put(each, lane));
                if (ready.size() < limit) {
                    idle.add(asked);
                } else {
                    leftOver = true;
                }
            }
        }
        List<Attempt> claimed = take(connection, runnable, movedUp, turn.most(), epoch, now);
        movedUp.countRest();
        pace.began(turn, claimed.size(), leftOver);
        stopping.probed(claimed.size());
        Instant more = pace.moreAt(turn, leftOver, now);
        Instant next = mayNone ? more : Round.earlier(due(connection, stopping, idle, now), more);
        return new Claimed(claimed, held, next);
    }

    /** How many each lane could begin. */
    private Map<Lane, Integer> free(Collection<Attempt> busy) {
        Map<Lane, Integer> free = new LinkedHashMap<>();
        for (Lane lane : lanes) {
            long running =
                    busy.stream().filter(attempt -> attempt.lane() == lane).count();
            free.put(lane, Math.max(0, (int) (lane.concurrency() - running)));
        }
        return free;
    }

    /** The most urgent of all lanes, if the target may not be asked to do all. */
    private List<Attempt> take(
            Connection connection, Map<Claim.Ready, Lane> runnable, MovedUp movedUp, int most, long epoch, Instant now)
            throws SQLException {
        Map<Long, Lane> chosen = new LinkedHashMap<>();
        runnable.keySet().stream().sorted().limit(most).forEach(each -> chosen.put(each.id(), runnable.get(each)));
        movedUp.claimed(chosen.keySet());
        List<Attempt> claimed = new ArrayList<>();
        for (StoredDelivery each : Claim.take(connection, List.copyOf(chosen.keySet()), epoch, now)) {
            claimed.add(new Attempt(each, chosen.get(each.id()), dispatcher));
        }
        return claimed;
    }

    private @Nullable Instant due(Connection connection, Stopping stopping, List<Lane> idle, Instant now)
            throws SQLException {
        if (!stopping.isStopped()) {
            return Claim.next(connection, target, idle);
        }
        Instant probeAt = stopping.probeAt();
        return probeAt != null && probeAt.isAfter(now) ? probeAt : null; // if it is past there was nothing to try
    }

    /** Puts those off whose event is not posted yet where it must be first. */
    private List<Claim.Ready> notTooEarly(
            Connection connection, Lane lane, List<Claim.Ready> ready, Instant now, List<Transition> held)
            throws SQLException {
        List<Long> early = new ArrayList<>(ready.stream().map(Claim.Ready::id).toList());
        Set<Long> runnable = new HashSet<>(Claim.notTooEarly(connection, early, lane.after()));
        early.removeAll(runnable);
        Finish finish = new Finish(connection, target, now);
        for (StoredDelivery each : Deliveries.read(connection, early)) {
            String text = BusinessText.of(each) + " waits until it is posted on " + String.join(", ", lane.after());
            finish.add(each, Judge.premature(each, lane.policy(), now, LedgerError.WAITS_FOR_OTHERS.code(), text));
        }
        held.addAll(finish.write());
        return ready.stream().filter(each -> runnable.contains(each.id())).toList();
    }
}
