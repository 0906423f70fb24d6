/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.core.db.Sql;
import io.millrace.core.fence.FenceError;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a target is doing.
 *
 * @param deliveries number of deliveries in each state; states without any are left out
 * @param open number of deliveries that are not done
 * @param oldestOpen when the oldest of them was accepted whose turn it is: not one that is parked or on quality hold, nor
 *     one behind another
 * @param stoppedBy {@code OPERATOR} or {@code LEDGER}; null if it runs
 * @param unserved event types that wait although no route of this process takes them
 * @param trouble why this process cannot work on it at the moment; null if it can
 */
public record LedgerStatus(
        String target,
        Map<State, Long> deliveries,
        long open,
        @Nullable Instant oldestOpen,
        @Nullable String stoppedBy,
        @Nullable String stopCode,
        @Nullable String stopText,
        @Nullable Instant stoppedAt,
        List<String> unserved,
        @Nullable String trouble) {

    private record Count(
            String target,
            State state,
            String eventType,
            Kind kind,
            long number,
            @Nullable Instant oldest) {}

    /** Number in a state. */
    public long count(State state) {
        return deliveries.getOrDefault(state, 0L);
    }

    /** Number of those that a person decides. */
    public long parked() {
        return count(State.PARKED);
    }

    static List<LedgerStatus> read(Connection connection, Ledger ledger) throws SQLException {
        List<Count> counts = Sql.query(
                connection,
                row -> new Count(
                        row.getString("target"),
                        State.valueOf(row.getString("state")),
                        row.getString("event_type"),
                        Kind.valueOf(row.getString("kind")),
                        row.getLong("number"),
                        Sql.instant(row, "oldest")),
                "SELECT target, state, event_type, kind, COUNT(*) AS number,"
                        + " MIN(CASE WHEN state <> 'PARKED' AND waiting = 0 AND (code IS NULL OR code <> ?)"
                        + " THEN accepted_at END)"
                        + " AS oldest FROM mfg_delivery GROUP BY target, state, event_type, kind",
                FenceError.HELD.code());
        List<LedgerStatus> all = new ArrayList<>();
        for (Targets.Row row : Targets.all(connection)) {
            List<Count> its = counts.stream()
                    .filter(count -> count.target.equals(row.target()))
                    .toList();
            all.add(of(row, its, ledger));
        }
        return all;
    }

    private static LedgerStatus of(Targets.Row row, List<Count> counts, Ledger ledger) {
        Map<State, Long> deliveries = new EnumMap<>(State.class);
        counts.forEach(count -> deliveries.merge(count.state, count.number, Long::sum));
        List<Count> open =
                counts.stream().filter(count -> !count.state.isTerminal()).toList();
        List<String> unserved = open.stream()
                .filter(count ->
                        count.state == State.RECEIVED && !ledger.serves(row.target(), count.eventType, count.kind))
                .map(count -> count.kind == Kind.POST ? count.eventType : count.eventType + " (reversal)")
                .distinct()
                .toList();
        return new LedgerStatus(
                row.target(),
                deliveries,
                row.open(),
                open.stream()
                        .map(Count::oldest)
                        .filter(Objects::nonNull)
                        .min(Instant::compareTo)
                        .orElse(null),
                row.stoppedBy(),
                row.stopCode(),
                row.stopText(),
                row.stoppedAt(),
                unserved,
                ledger.trouble(row.target()));
    }
}
