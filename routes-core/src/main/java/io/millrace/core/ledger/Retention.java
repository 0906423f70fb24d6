/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.core.db.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes deliveries that have been done for long enough, in slices of a short transaction each: between two of them
 * posting goes on. What is open stays, and with it every delivery of the same event. The audit stays whole.
 */
final class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final int SLICE = 500;
    private static final Duration BETWEEN_SLICES = Duration.ofMillis(100);
    private static final Duration BETWEEN_PASSES = Duration.ofHours(1);

    private record Row(long id, String target, State state, Instant acceptedAt, Instant updatedAt) {}

    private final Ledger ledger;
    private final Duration keep;
    private long lookedAt;

    /** @param keep longer than any source sends the same event again: what is deleted is not recognised any more */
    Retention(Ledger ledger, Duration keep) {
        this.ledger = ledger;
        this.keep = keep;
    }

    /** Goes on until the scheduler is shut down. */
    void start(ScheduledExecutorService scheduler) {
        schedule(scheduler, BETWEEN_SLICES);
    }

    private void schedule(ScheduledExecutorService scheduler, Duration pause) {
        if (!scheduler.isShutdown()) {
            scheduler.schedule(() -> schedule(scheduler, pauseAfterSlice()), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private Duration pauseAfterSlice() {
        try {
            return slice() ? BETWEEN_SLICES : BETWEEN_PASSES;
        } catch (RuntimeException e) {
            LOG.warn("What is done could not be deleted, next try in {}: {}", BETWEEN_PASSES, e.toString());
            return BETWEEN_PASSES;
        }
    }

    /** Looks at the next rows. @return false if that was the last of what is old enough: the next pass begins again */
    boolean slice() {
        Instant before = ledger.now().minus(keep);
        List<Row> rows = ledger.database()
                .inTransaction(connection -> Sql.query(
                        connection,
                        Retention::row,
                        "SELECT delivery_id, target, state, accepted_at, updated_at FROM mfg_delivery"
                                + " WHERE delivery_id > ? ORDER BY delivery_id LIMIT ?",
                        lookedAt,
                        SLICE));
        Map<String, List<Long>> done = new TreeMap<>();
        boolean young = rows.size() < SLICE;
        for (Row row : rows) {
            lookedAt = row.id;
            young |= row.acceptedAt.isAfter(before);
            if (row.state.isTerminal() && row.updatedAt.isBefore(before)) {
                done.computeIfAbsent(row.target, none -> new ArrayList<>()).add(row.id);
            }
        }
        done.forEach(this::delete);
        if (young) {
            lookedAt = 0;
        }
        return !young;
    }

    private void delete(String target, List<Long> ids) {
        ledger.database().inTransaction(connection -> {
            Targets.lock(connection, target);
            List<Row> deleted = withoutOpenSiblings(connection, ids);
            Map<State, Integer> counts = new EnumMap<>(State.class);
            deleted.forEach(row -> counts.merge(row.state, -1, Integer::sum));
            Sql.update(
                    connection,
                    "DELETE FROM mfg_delivery WHERE delivery_id = ANY(?)",
                    deleted.stream().map(Row::id).toList());
            Targets.count(connection, target, 0, counts);
            return null;
        });
    }

    /** A reversal needs what it reverses, and a target that comes after another one needs to see that it is posted there. */
    private static List<Row> withoutOpenSiblings(Connection connection, List<Long> ids) throws SQLException {
        List<String> targets =
                Targets.all(connection).stream().map(Targets.Row::target).toList();
        return Sql.query(
                connection,
                Retention::row,
                "SELECT d.* FROM mfg_delivery d WHERE d.delivery_id = ANY(?)"
                        + " AND d.state IN ('POSTED', 'SKIPPED', 'MANUAL', 'COMPENSATED') AND 0 = (SELECT COUNT(*)"
                        + " FROM mfg_delivery o WHERE o.target = ANY(?) AND o.source = d.source"
                        + " AND o.event_id = d.event_id"
                        + " AND o.state NOT IN ('POSTED', 'SKIPPED', 'MANUAL', 'COMPENSATED'))",
                ids,
                targets);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("delivery_id"),
                row.getString("target"),
                State.valueOf(row.getString("state")),
                Sql.instant(row, "accepted_at"),
                Sql.instant(row, "updated_at"));
    }
}
