/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.canonical.error.MfgException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
    private final List<Lane> lanes = new CopyOnWriteArrayList<>();

    Lanes(String target, Dispatcher dispatcher) {
        this.target = target;
        this.dispatcher = dispatcher;
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

    /** @param busy what runs already */
    Claimed claim(Connection connection, Collection<Attempt> busy, long epoch, Stopping stopping, Instant now)
            throws SQLException {
        List<Attempt> claimed = new ArrayList<>();
        List<Transition> held = new ArrayList<>();
        List<Lane> idle = new ArrayList<>();
        for (Lane lane : lanes) {
            long running =
                    busy.stream().filter(attempt -> attempt.lane() == lane).count();
            int limit = stopping.limit((int) (lane.concurrency() - running), claimed.size());
            if (limit > 0) {
                List<Long> ready = Claim.ready(connection, target, lane, limit, now);
                List<Long> runnable = lane.after().isEmpty() ? ready : notTooEarly(connection, lane, ready, now, held);
                for (StoredDelivery each : Claim.take(connection, runnable, epoch, now)) {
                    claimed.add(new Attempt(each, lane, dispatcher));
                }
                if (ready.size() < limit) {
                    idle.add(lane);
                }
            }
        }
        stopping.probed(claimed.size());
        Instant next = stopping.isStopped() ? stopping.probeAt() : Claim.next(connection, target, idle);
        return new Claimed(claimed, held, next);
    }

    /** Puts those off whose event is not posted yet where it must be first. */
    private List<Long> notTooEarly(
            Connection connection, Lane lane, List<Long> ready, Instant now, List<Transition> held)
            throws SQLException {
        List<Long> runnable = Claim.notTooEarly(connection, ready, lane.after());
        List<Long> early = new ArrayList<>(ready);
        early.removeAll(runnable);
        Finish finish = new Finish(connection, target, now);
        for (StoredDelivery each : Deliveries.read(connection, early)) {
            String text = BusinessText.of(each) + " waits until it is posted on " + String.join(", ", lane.after());
            finish.add(each, Judge.premature(each, lane.policy(), now, LedgerError.WAITS_FOR_OTHERS.code(), text));
        }
        held.addAll(finish.write());
        return runnable;
    }
}
