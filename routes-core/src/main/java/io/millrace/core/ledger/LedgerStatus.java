/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.core.db.Sql;
import io.millrace.core.fence.FenceError;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a target is doing.
 *
 * @param deliveries number of deliveries in each state; states without any are left out
 * @param open number of deliveries that are not done
 * @param oldestOpen when the oldest of them was accepted whose turn it is: not one that is parked or on quality hold, nor
 *     one behind another
 * @param stoppedBy {@code OPERATOR} or {@code LEDGER}; null if it runs
 * @param waits why nothing is begun at the moment although nobody stopped it: quiet hours, or the target has too much to do;
 *     null if it is
 * @param unserved event types that could run although no route of this process takes them
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
        @Nullable String waits,
        List<String> unserved,
        @Nullable String trouble) {

    /** Of the new ones there may be any number: they are what is left of the open ones. */
    private static final List<State> COUNTED = Arrays.stream(State.values())
            .filter(state -> !state.isTerminal() && state != State.RECEIVED)
            .toList();

    /** One statement, so that all are of the same moment; a look into an index for each state. */
    private static final String COUNT = COUNTED.stream()
            .map(state ->
                    "SELECT '" + state + "', COUNT(*) FROM mfg_delivery WHERE target = ? AND state = '" + state + "'")
            .collect(Collectors.joining(
                    " UNION ALL ", "", " UNION ALL SELECT 'RECEIVED', open_count FROM mfg_target WHERE target = ?"));

    private static final String FIRST = "(SELECT accepted_at FROM mfg_delivery WHERE target = ? AND state = '%s'"
            + " AND waiting = 0%s AND (code IS NULL OR code <> ?) ORDER BY target, state%s, delivery_id LIMIT 1)";

    private static final List<String> FIRSTS = firsts();

    /** Each reads the first row of a range of an index. */
    private static List<String> firsts() {
        List<String> firsts = new ArrayList<>();
        for (State state : List.of(State.CLAIMED, State.IN_FLIGHT, State.RETRY_WAIT, State.UNKNOWN)) {
            firsts.add(FIRST.formatted(state, "", ""));
        }
        for (Kind kind : Kind.values()) {
            for (int priority = 0; priority <= 1; priority++) {
                String of = " AND kind = '" + kind + "' AND priority = " + priority;
                firsts.add(FIRST.formatted(State.RECEIVED, of, ", waiting, kind, priority"));
            }
        }
        return firsts;
    }

    /** Number in a state. */
    public long count(State state) {
        return deliveries.getOrDefault(state, 0L);
    }

    /** Number of those that a person decides. */
    public long parked() {
        return count(State.PARKED);
    }

    static List<LedgerStatus> read(Connection connection, Ledger ledger) throws SQLException {
        List<LedgerStatus> all = new ArrayList<>();
        for (Targets.Row row : Targets.all(connection)) {
            Map<State, Long> deliveries = open(connection, row.target());
            row.done().forEach((state, number) -> {
                if (number > 0) {
                    deliveries.put(state, number);
                }
            });
            Pace pace = ledger.pace(row.target());
            all.add(new LedgerStatus(
                    row.target(),
                    deliveries,
                    row.open(),
                    oldest(connection, row.target()),
                    row.stoppedBy(),
                    row.stopCode(),
                    row.stopText(),
                    row.stoppedAt(),
                    pace == null ? null : pace.waits(),
                    unserved(connection, row.target(), ledger),
                    ledger.trouble(row.target())));
        }
        return all;
    }

    private static Map<State, Long> open(Connection connection, String target) throws SQLException {
        Map<State, Long> open = new EnumMap<>(State.class);
        Sql.query(
                connection,
                row -> open.put(State.valueOf(row.getString(1)), row.getLong(2)),
                COUNT,
                Collections.nCopies(COUNTED.size() + 1, target).toArray());
        COUNTED.forEach(state -> open.merge(State.RECEIVED, -open.get(state), Long::sum));
        open.values().removeIf(number -> number == 0);
        return open;
    }

    private static @Nullable Instant oldest(Connection connection, String target) throws SQLException {
        Object[] parameters = Collections.nCopies(FIRSTS.size(), List.of(target, FenceError.HELD.code())).stream()
                .flatMap(List::stream)
                .toArray();
        return Sql.query(
                        connection,
                        row -> Sql.instant(row, "accepted_at"),
                        String.join(" UNION ALL ", FIRSTS),
                        parameters)
                .stream()
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** The types of what could run, if a route took them; each is one look into an index. */
    private static List<String> unserved(Connection connection, String target, Ledger ledger) throws SQLException {
        List<String> unserved = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (String type = next(connection, target, kind, ""); type != null; ) {
                if (!ledger.serves(target, type, kind)) {
                    unserved.add(kind == Kind.POST ? type : type + " (reversal)");
                }
                type = next(connection, target, kind, type);
            }
        }
        return unserved;
    }

    private static @Nullable String next(Connection connection, String target, Kind kind, String after)
            throws SQLException {
        return Sql.query(
                        connection,
                        row -> row.getString(1),
                        "SELECT event_type FROM mfg_delivery WHERE target = ? AND state = 'RECEIVED' AND waiting = 0"
                                + " AND event_type > ? AND kind = ?"
                                + " ORDER BY target, state, waiting, event_type, kind LIMIT 1",
                        target,
                        after,
                        kind)
                .stream()
                .findFirst()
                .orElse(null);
    }
}
