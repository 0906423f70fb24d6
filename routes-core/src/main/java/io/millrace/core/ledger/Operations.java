/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.canonical.error.MfgException;
import io.millrace.core.db.Sql;
import io.millrace.core.post.TargetClass;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a person does to deliveries and targets. Each operation is one transaction per target, is refused where it could
 * lose or double an effect, and is audited with who did it and why.
 */
public final class Operations {

    /** What an operation makes of one delivery; it throws {@link LedgerError#NOT_ALLOWED} with the reason if nothing. */
    @FunctionalInterface
    private interface Rule {
        Outcome decide(StoredDelivery delivery, Instant now);
    }

    private final Ledger ledger;

    Operations(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Deliveries, the oldest first. */
    public List<StoredDelivery> find(DeliveryQuery query) {
        return ledger.database().inTransaction(query::run);
    }

    /** @throws MfgException {@link LedgerError#UNKNOWN_DELIVERY} */
    public StoredDelivery get(long deliveryId) {
        return ledger.database().inTransaction(connection -> one(connection, deliveryId));
    }

    /** What was done to a delivery, by whom and why, the oldest first. */
    public List<AuditEntry> history(long deliveryId) {
        return ledger.database().inTransaction(connection -> AuditEntry.of(connection, deliveryId));
    }

    /**
     * Posts parked deliveries again, with the same key and the same bytes. What may have had an effect is settled first,
     * where the target can tell; where it cannot, say so by {@link #resolve} or {@link #confirmAbsent}.
     *
     * @param dryRun only tells what would be done
     */
    public List<Change> replay(Collection<Long> deliveryIds, Decision decision, boolean dryRun) {
        List<Change> changes = change(deliveryIds, decision, dryRun, Operations::replayed, (connection, ids) -> {
            Sql.update(connection, "UPDATE mfg_delivery SET attempts = 0 WHERE delivery_id = ANY(?)", ids);
        });
        return changes;
    }

    private static Outcome replayed(StoredDelivery delivery, Instant now) {
        require(delivery, delivery.state() == State.PARKED, "only a parked delivery is replayed");
        boolean settles =
                delivery.targetClass() == TargetClass.IDEMPOTENT || delivery.targetClass() == TargetClass.LOOKUP;
        require(
                delivery,
                !delivery.ambiguous() || settles,
                delivery.target()
                        + " may have it and cannot be asked: look there, then resolve or confirm its absence");
        State to = delivery.ambiguous() ? State.UNKNOWN : State.RECEIVED;
        return new Outcome(to, null, null, null, now, null, delivery.ambiguous(), false);
    }

    /**
     * Notes that a person looked and the target does not have the effect: the delivery may then be replayed, corrected
     * or skipped.
     */
    public Change confirmAbsent(long deliveryId, Decision decision) {
        return single(change(List.of(deliveryId), decision, false, (delivery, now) -> {
            require(
                    delivery,
                    delivery.state() == State.PARKED && delivery.ambiguous(),
                    "only a parked delivery that may have had an effect");
            return Outcome.parked(String.valueOf(delivery.code()), String.valueOf(delivery.text()), now, false);
        }));
    }

    /** Gives a parked delivery up: it is not to be posted. */
    public List<Change> skip(Collection<Long> deliveryIds, Decision decision, boolean dryRun) {
        return change(deliveryIds, decision, dryRun, (delivery, now) -> {
            boolean waits = delivery.state() == State.RECEIVED || delivery.state() == State.RETRY_WAIT;
            require(
                    delivery,
                    delivery.state() == State.PARKED || waits,
                    "only a delivery that is parked or not begun is skipped");
            return done(State.SKIPPED, delivery, null, now);
        });
    }

    /**
     * Notes that the target has the effect, because a person posted it by hand or found it there.
     *
     * @param documentNumber what the target calls the effect
     */
    public Change resolve(long deliveryId, String documentNumber, Decision decision) {
        return single(change(List.of(deliveryId), decision, false, (delivery, now) -> {
            require(
                    delivery,
                    delivery.state() == State.PARKED
                            || delivery.state() == State.UNKNOWN
                            || delivery.state() == State.RETRY_WAIT,
                    "only a delivery that is parked, unknown or waiting is resolved");
            return done(State.MANUAL, delivery, documentNumber, now);
        }));
    }

    private static Outcome done(State state, StoredDelivery delivery, @Nullable String document, Instant now) {
        return new Outcome(state, delivery.code(), delivery.text(), document, now, null, false, false);
    }

    /**
     * Replaces the data of a parked delivery that surely had no effect, and posts it anew: mapped again, under a new
     * revision and key. With the same data it is only mapped again.
     *
     * @param data canonical JSON of the event's type
     */
    public Change replayCorrected(long deliveryId, byte[] data, Decision decision) {
        return Correction.run(ledger, deliveryId, data, decision);
    }

    /** Reverses what was posted, by a delivery of its own: a route with {@code purpose=REVERSE} posts it. */
    public Change compensate(long deliveryId, Decision decision) {
        return Compensation.run(ledger, deliveryId, decision);
    }

    /** Chains what is new in the audit by hash. It also happens by itself now and then. */
    public void sealAudit() {
        Instant now = ledger.now();
        for (Targets.Row each : targets()) {
            AuditSeal.seal(ledger.database(), each.target(), now);
        }
    }

    /** Whether the audit of each target is what was sealed. */
    public List<AuditReport> verifyAudit() {
        return targets().stream()
                .map(each -> AuditSeal.verify(ledger.database(), each.target()))
                .toList();
    }

    private List<Targets.Row> targets() {
        return ledger.database().inTransaction(Targets::all);
    }

    /** Posts nothing more to the target; what is under way ends. */
    public void stop(String target, Decision decision) {
        onTarget(
                target,
                "STOPPED",
                decision,
                connection -> Targets.stop(
                        connection, target, Targets.OPERATOR, null, decision.reason(), ledger.now(), null));
    }

    /** Posts to the target again. */
    public void resume(String target, Decision decision) {
        onTarget(target, "RUNNING", decision, connection -> Targets.resume(connection, target));
    }

    @FunctionalInterface
    private interface OnTarget {
        void run(Connection connection) throws SQLException;
    }

    private void onTarget(String target, String to, Decision decision, OnTarget work) {
        ledger.database().inTransaction(connection -> {
            if (Targets.lock(connection, target) == null) {
                throw new MfgException(LedgerError.NOT_ALLOWED, "there is no target '" + target + "'");
            }
            work.run(connection);
            Audit audit = new Audit(target, ledger.now());
            audit.add(decision.actor(), to, null, decision.reason());
            audit.write(connection);
            return null;
        });
        ledger.wake(List.of(target));
    }

    @FunctionalInterface
    private interface After {
        void run(Connection connection, List<Long> changed) throws SQLException;
    }

    private List<Change> change(Collection<Long> ids, Decision decision, boolean dryRun, Rule rule) {
        return change(ids, decision, dryRun, rule, (connection, changed) -> {});
    }

    private List<Change> change(Collection<Long> ids, Decision decision, boolean dryRun, Rule rule, After after) {
        Map<String, List<Long>> byTarget =
                ledger.database().inTransaction(connection -> Deliveries.read(connection, ids)).stream()
                        .collect(Collectors.groupingBy(
                                StoredDelivery::target,
                                TreeMap::new,
                                Collectors.mapping(StoredDelivery::id, Collectors.toList())));
        List<Change> changes = new ArrayList<>();
        byTarget.forEach((target, its) -> changes.addAll(onDeliveries(target, its, decision, dryRun, rule, after)));
        return changes;
    }

    private List<Change> onDeliveries(
            String target, List<Long> ids, Decision decision, boolean dryRun, Rule rule, After after) {
        List<Change> changes = new ArrayList<>();
        List<Transition> transitions = ledger.database().inTransaction(connection -> {
            Targets.lock(connection, target);
            Instant now = ledger.now();
            Finish finish = new Finish(connection, target, decision, now);
            List<Long> changed = new ArrayList<>();
            for (StoredDelivery delivery : Deliveries.read(connection, ids)) {
                String facts = BusinessText.of(delivery);
                try {
                    require(delivery, delivery.leaseEpoch() == null, "it is being posted at this moment");
                    Outcome outcome = rule.decide(delivery, now);
                    changes.add(new Change(delivery.id(), target, delivery.state(), outcome.state(), facts, null));
                    changed.add(delivery.id());
                    finish.add(delivery, outcome);
                } catch (MfgException refusal) {
                    changes.add(new Change(
                            delivery.id(), target, delivery.state(), delivery.state(), facts, refusal.getMessage()));
                }
            }
            if (dryRun) {
                return List.<Transition>of();
            }
            after.run(connection, changed);
            return finish.write();
        });
        ledger.tell(transitions);
        ledger.wake(List.of(target));
        return changes;
    }

    /** An operation on one delivery that is refused is an error. */
    private static Change single(List<Change> changes) {
        if (changes.isEmpty()) {
            throw new MfgException(LedgerError.UNKNOWN_DELIVERY, "no such delivery");
        }
        Change only = changes.get(0);
        if (only.refusal() != null) {
            throw new MfgException(LedgerError.NOT_ALLOWED, only.refusal());
        }
        return only;
    }

    static StoredDelivery one(Connection connection, long deliveryId) throws SQLException {
        List<StoredDelivery> found = Deliveries.read(connection, List.of(deliveryId));
        if (found.isEmpty()) {
            throw new MfgException(LedgerError.UNKNOWN_DELIVERY, "delivery " + deliveryId);
        }
        return found.get(0);
    }

    static void require(StoredDelivery delivery, boolean allowed, String rule) {
        if (!allowed) {
            throw new MfgException(LedgerError.NOT_ALLOWED, delivery + " is " + delivery.state() + ": " + rule);
        }
    }
}
