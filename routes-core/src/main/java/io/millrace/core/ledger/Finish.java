/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.core.db.BatchUpdate;
import io.millrace.core.db.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes what deliveries of one target became, in one transaction that holds the target's lock: the rows, their audit,
 * and the places they give up.
 */
final class Finish {

    private final Connection connection;
    private final String target;
    private final String actor;
    private final @Nullable String reason;
    private final Instant now;
    private final Audit audit;
    private final BatchUpdate rows = new BatchUpdate(
            "mfg_delivery",
            1,
            "delivery_id BIGINT",
            "state VARCHAR",
            "code VARCHAR",
            "text VARCHAR",
            "document_number VARCHAR",
            "next_at TIMESTAMP WITH TIME ZONE",
            "deadline_at TIMESTAMP WITH TIME ZONE",
            "ambiguous BOOLEAN",
            "lease_epoch BIGINT",
            "updated_at TIMESTAMP WITH TIME ZONE");
    private final List<Long> done = new ArrayList<>();
    private final Map<State, Integer> counts = new EnumMap<>(State.class);
    private final List<Long> reversed = new ArrayList<>();
    private final List<Transition> transitions = new ArrayList<>();

    /** What happens by itself. */
    Finish(Connection connection, String target, Instant now) {
        this(connection, target, Audit.LEDGER, null, now);
    }

    /** What a person decides. */
    Finish(Connection connection, String target, Decision decision, Instant now) {
        this(connection, target, decision.actor(), decision.reason(), now);
    }

    private Finish(Connection connection, String target, String actor, @Nullable String reason, Instant now) {
        this.connection = connection;
        this.target = target;
        this.actor = actor;
        this.reason = reason;
        this.now = now;
        this.audit = new Audit(target, now);
    }

    /** @param before the delivery; its lease, if it has one, is this process's */
    void add(StoredDelivery before, Outcome outcome) {
        rows.row(
                before.id(),
                outcome.state().name(),
                outcome.code(),
                Deliveries.shortened(outcome.text()),
                outcome.documentNumber() == null ? before.documentNumber() : outcome.documentNumber(),
                Sql.time(outcome.nextAt()),
                Sql.time(outcome.deadlineAt()),
                outcome.ambiguous(),
                null,
                Sql.time(now));
        if (outcome.state().isTerminal()) {
            done.add(before.id());
            counts.merge(outcome.state(), 1, Integer::sum);
            if (before.kind() == Kind.REVERSE && before.originalId() != null && outcome.state() != State.SKIPPED) {
                reversed.add(before.originalId());
            }
        }
        if (isNews(before, outcome)) {
            audit.add(
                    actor,
                    before,
                    outcome.state(),
                    outcome.documentNumber(),
                    outcome.code(),
                    reason == null ? outcome.text() : reason);
        }
        transitions.add(new Transition(
                before,
                outcome.state(),
                actor,
                now,
                outcome.ambiguous(),
                outcome.documentNumber(),
                outcome.code(),
                outcome.text()));
    }

    /** A delivery that is tried over and over for the same reason is one line of the audit. */
    private boolean isNews(StoredDelivery before, Outcome outcome) {
        if (reason != null) {
            return true;
        }
        return switch (outcome.state()) {
            case RECEIVED, CLAIMED, IN_FLIGHT -> before.state() == State.PARKED;
            case RETRY_WAIT, UNKNOWN -> !Objects.equals(before.code(), outcome.code());
            default -> true;
        };
    }

    /** @return what changed, to be told after the commit */
    List<Transition> write() throws SQLException {
        Keys.countAgain(connection, writeButCount());
        return transitions;
    }

    /** What changed, to be told after the commit. */
    List<Transition> transitions() {
        return transitions;
    }

    /** @return what has moved up and is still to be counted */
    Set<Long> writeButCount() throws SQLException {
        rows.execute(connection);
        if (!done.isEmpty()) {
            GapWatch.forget(connection, target, done);
        }
        Set<Long> movedUp = Keys.release(connection, target, done);
        compensate();
        Targets.count(connection, target, -done.size(), counts);
        audit.write(connection);
        return movedUp;
    }

    /** The originals of reversals that were posted. */
    private void compensate() throws SQLException {
        for (StoredDelivery original : Deliveries.read(connection, reversed)) {
            String text = "reversed";
            Sql.update(
                    connection,
                    "UPDATE mfg_delivery SET state = ?, updated_at = ? WHERE delivery_id = ?",
                    State.COMPENSATED,
                    now,
                    original.id());
            counts.merge(original.state(), -1, Integer::sum);
            counts.merge(State.COMPENSATED, 1, Integer::sum);
            audit.add(actor, original, State.COMPENSATED, original.documentNumber(), null, text);
            transitions.add(new Transition(
                    original, State.COMPENSATED, actor, now, false, original.documentNumber(), null, text));
        }
    }
}
