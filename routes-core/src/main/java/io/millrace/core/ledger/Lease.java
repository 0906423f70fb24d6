/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.core.db.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A process's right to work on a target, a row of {@code mfg_dispatcher} under an epoch of its own. Every transaction
 * renews it under a number of its own; one that finds its row gone is fenced and writes nothing. All callers hold the
 * target's lock.
 */
final class Lease {

    private final String target;
    private final String owner;
    private final Duration duration;
    private long epoch;
    private long round;
    private boolean started;

    Lease(String target, String owner, Duration duration) {
        this.target = target;
        this.owner = owner;
        this.duration = duration;
    }

    long epoch() {
        return epoch;
    }

    /** Takes a new epoch. */
    void take(Connection connection, Instant now) throws SQLException {
        epoch = Sql.nextValues(connection, "mfg_epoch_seq", 1).get(0);
        Sql.update(
                connection,
                "INSERT INTO mfg_dispatcher (epoch, target, owner, lease_until, round) VALUES (?, ?, ?, ?, ?)",
                epoch,
                target,
                owner,
                now.plus(duration),
                ++round);
    }

    /** @return false if another process has taken over */
    boolean renew(Connection connection, Instant now) throws SQLException {
        return Sql.update(
                        connection,
                        "UPDATE mfg_dispatcher SET lease_until = ?, round = ? WHERE epoch = ?",
                        now.plus(duration),
                        ++round,
                        epoch)
                == 1;
    }

    /** Whether the last transaction that took or renewed the lease was kept. */
    boolean isKept(Connection connection) throws SQLException {
        return Sql.query(connection, row -> row.getLong(1), "SELECT round FROM mfg_dispatcher WHERE epoch = ?", epoch)
                .contains(round);
    }

    /** The first transaction is over: from now on a lease of the same owner is another process. */
    void kept() {
        started = true;
    }

    void giveUp(Connection connection) throws SQLException {
        Sql.update(connection, "DELETE FROM mfg_dispatcher WHERE epoch = ?", epoch);
    }

    /**
     * Fences the processes whose lease is over and gives the deliveries they held. At the start also those of the same
     * owner: it has started again, so its former self is dead.
     */
    List<StoredDelivery> takeOver(Connection connection, Instant now) throws SQLException {
        List<Long> dead = Sql.query(
                connection,
                row -> row.getLong(1),
                "SELECT epoch FROM mfg_dispatcher WHERE target = ? AND epoch <> ?"
                        + " AND (lease_until < ? OR (? AND owner = ?))",
                target,
                epoch,
                now,
                !started,
                owner);
        if (dead.isEmpty()) {
            return List.of();
        }
        Sql.update(connection, "DELETE FROM mfg_dispatcher WHERE epoch = ANY(?)", dead);
        return Sql.query(
                connection,
                Deliveries::map,
                "SELECT * FROM mfg_delivery WHERE target = ? AND lease_epoch = ANY(?)",
                target,
                dead);
    }
}
