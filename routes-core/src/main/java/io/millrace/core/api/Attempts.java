/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.api;

import io.millrace.canonical.error.MfgException;
import io.millrace.core.db.Database;
import io.millrace.core.db.Sql;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Which calls have left and may not be seen in their system yet, in the database: a caller who did not wait, or another
 * instance of the application, must not make the same call again before the system shows whether it was done.
 */
public final class Attempts {

    private static final String IS_THERE = "23505";

    private final Database database;
    private final Clock clock;

    public Attempts(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Begins a call of the key, unless one was begun that may not be seen yet.
     *
     * @param settle how long the system may need to show what a call did
     * @return zero if the call may be made now; else how long to wait
     */
    public Duration begin(String key, Duration settle) {
        Instant now = clock.instant();
        try {
            return database.inTransaction(connection -> {
                Sql.update(connection, "DELETE FROM mfg_attempt WHERE settled_at <= ?", now);
                List<Instant> settled = Sql.query(
                        connection,
                        row -> Sql.instant(row, "settled_at"),
                        "SELECT settled_at FROM mfg_attempt WHERE attempt_key = ?",
                        key);
                if (!settled.isEmpty()) {
                    return Duration.between(now, settled.get(0));
                }
                String insert = "INSERT INTO mfg_attempt (attempt_key, settled_at) VALUES (?, ?)";
                Sql.update(connection, insert, key, now.plus(settle));
                return Duration.ZERO;
            });
        } catch (MfgException failed) {
            if (failed.getCause() instanceof SQLException reason && IS_THERE.equals(reason.getSQLState())) {
                // somebody else began at the same moment
                return settle;
            }
            throw failed;
        }
    }

    /** The call surely had no effect: the next one need not wait. */
    public void end(String key) {
        database.inTransaction(
                connection -> Sql.update(connection, "DELETE FROM mfg_attempt WHERE attempt_key = ?", key));
    }
}
