/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.poll;

import io.millrace.canonical.error.MfgException;
import io.millrace.core.db.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far each poll has read, in the database: everything up to there is durable. A poll asks again from a little before
 * its watermark; hearing twice is harmless since ids are deterministic.
 */
public final class Watermarks {

    private final Database database;

    public Watermarks(Database database) {
        this.database = database;
    }

    /** Where the poll goes on. @param first where one goes that has never been there */
    public Instant read(String poll, Instant first) {
        Instant known = find(poll);
        return known == null ? begin(poll, first) : known;
    }

    private Instant begin(String poll, Instant first) {
        try {
            return database.inTransaction(connection -> {
                write(connection, "INSERT INTO mfg_watermark (read_until, poll) VALUES (?, ?)", poll, first);
                return first;
            });
        } catch (MfgException failed) {
            // somebody else may have begun at the same moment
            Instant known = find(poll);
            if (known == null) {
                throw failed;
            }
            return known;
        }
    }

    /** Where the poll goes on; null if it has never been there. */
    public @Nullable Instant find(String poll) {
        return database.inTransaction(connection -> known(connection, poll));
    }

    /** Everything up to {@code until} is durable. A watermark never goes back. */
    public void advance(String poll, Instant until) {
        database.inTransaction(connection -> {
            Instant known = known(connection, poll);
            if (known != null && until.isAfter(known)) {
                write(connection, "UPDATE mfg_watermark SET read_until = ? WHERE poll = ?", poll, until);
            }
            return null;
        });
    }

    private static @Nullable Instant known(Connection connection, String poll) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT read_until FROM mfg_watermark WHERE poll = ? FOR UPDATE")) {
            query.setString(1, poll);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Instant.parse(row.getString(1)) : null;
            }
        }
    }

    private static void write(Connection connection, String sql, String poll, Instant until) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, until.toString());
            statement.setString(2, poll);
            statement.executeUpdate();
        }
    }
}
