/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.canonical.error.MfgException;
import io.millrace.core.db.Database;
import io.millrace.core.db.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Rows of {@code mfg_target}. Whoever changes deliveries of a target holds the lock of its row. */
final class Targets {

    static final String OPERATOR = "OPERATOR";
    static final String LEDGER = "LEDGER";

    /**
     * @param open how many deliveries are open
     * @param done how many are in each terminal state
     * @param probeAt when one delivery is tried although the target is stopped
     */
    record Row(
            String target,
            long open,
            Map<State, Long> done,
            @Nullable String stoppedBy,
            @Nullable String stopCode,
            @Nullable String stopText,
            @Nullable Instant stoppedAt,
            @Nullable Instant probeAt) {

        boolean isStopped() {
            return stoppedBy != null;
        }

        boolean isProbing(Instant now) {
            return probeAt != null && !probeAt.isAfter(now);
        }
    }

    private Targets() {}

    /** Makes the row if it is missing. */
    static void register(Database database, String target) {
        try {
            database.inTransaction(connection -> Sql.update(
                    connection,
                    "INSERT INTO mfg_target (target) SELECT CAST(? AS VARCHAR)"
                            + " WHERE NOT EXISTS (SELECT 1 FROM mfg_target WHERE target = ?)",
                    target,
                    target));
        } catch (MfgException e) {
            if (database.inTransaction(connection -> all(connection)).stream()
                    .noneMatch(row -> row.target.equals(target))) {
                throw e;
            } // another process was faster
        }
    }

    /** Locks the rows, always in the same order, and gives them by their target's name. */
    static Map<String, Row> lock(Connection connection, Collection<String> targets) throws SQLException {
        Collection<String> sorted = new TreeSet<>(targets);
        String marks = String.join(", ", Collections.nCopies(sorted.size(), "?"));
        Map<String, Row> locked = new TreeMap<>();
        List<Row> rows = Sql.query(
                connection,
                Targets::map,
                "SELECT * FROM mfg_target WHERE target IN (" + marks + ") ORDER BY target FOR UPDATE",
                sorted.toArray());
        rows.forEach(row -> locked.put(row.target, row));
        return locked;
    }

    static Row lock(Connection connection, String target) throws SQLException {
        return lock(connection, List.of(target)).get(target);
    }

    static List<Row> all(Connection connection) throws SQLException {
        return Sql.query(connection, Targets::map, "SELECT * FROM mfg_target ORDER BY target");
    }

    static void addOpen(Connection connection, String target, int number) throws SQLException {
        count(connection, target, number, Map.of());
    }

    /**
     * @param open so many more are open
     * @param done so many more are in each terminal state
     */
    static void count(Connection connection, String target, int open, Map<State, Integer> done) throws SQLException {
        if (open != 0 || !done.isEmpty()) {
            Sql.update(
                    connection,
                    "UPDATE mfg_target SET open_count = open_count + ?, posted_count = posted_count + ?,"
                            + " skipped_count = skipped_count + ?, manual_count = manual_count + ?,"
                            + " compensated_count = compensated_count + ? WHERE target = ?",
                    open,
                    done.getOrDefault(State.POSTED, 0),
                    done.getOrDefault(State.SKIPPED, 0),
                    done.getOrDefault(State.MANUAL, 0),
                    done.getOrDefault(State.COMPENSATED, 0),
                    target);
        }
    }

    static void stop(
            Connection connection, String target, String by, String code, String text, Instant now, Instant probeAt)
            throws SQLException {
        Sql.update(
                connection,
                "UPDATE mfg_target SET stopped_by = ?, stop_code = ?, stop_text = ?, stopped_at = ?, probe_at = ?"
                        + " WHERE target = ?",
                by,
                code,
                Deliveries.shortened(text),
                now,
                probeAt,
                target);
    }

    static void probeAt(Connection connection, String target, Instant probeAt) throws SQLException {
        Sql.update(connection, "UPDATE mfg_target SET probe_at = ? WHERE target = ?", probeAt, target);
    }

    static void resume(Connection connection, String target) throws SQLException {
        Sql.update(
                connection,
                "UPDATE mfg_target SET stopped_by = NULL, stop_code = NULL, stop_text = NULL, stopped_at = NULL,"
                        + " probe_at = NULL WHERE target = ?",
                target);
    }

    private static Row map(ResultSet row) throws SQLException {
        return new Row(
                row.getString("target"),
                row.getLong("open_count"),
                Map.of(
                        State.POSTED, row.getLong("posted_count"),
                        State.SKIPPED, row.getLong("skipped_count"),
                        State.MANUAL, row.getLong("manual_count"),
                        State.COMPENSATED, row.getLong("compensated_count")),
                row.getString("stopped_by"),
                row.getString("stop_code"),
                row.getString("stop_text"),
                Sql.instant(row, "stopped_at"),
                Sql.instant(row, "probe_at"));
    }
}
