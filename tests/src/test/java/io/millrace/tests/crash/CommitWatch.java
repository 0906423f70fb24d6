/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.crash;

import io.millrace.core.ledger.State;
import io.millrace.tests.model.Changes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A process's way to its database. It tells by the rows of a target which commit is about to be made, so that the process
 * can die before or after it; the ledger itself knows nothing of that. A dead process commits nothing.
 */
final class CommitWatch {

    /** @param epoch of the lease under which it is held; null: by nobody */
    private record Row(State state, @Nullable Long epoch) {}

    private final DataSource real;
    private final String schema;
    private final String target;
    private final Fuse fuse;
    private final Set<String> changes;
    private final Map<String, Row> rows;
    private final Set<Long> ownEpochs = new HashSet<>();

    /** @param changes gets each change of a state, as {@code FROM -> TO} */
    CommitWatch(DataSource real, String schema, String target, Fuse fuse, Set<String> changes) throws SQLException {
        this.real = real;
        this.schema = schema;
        this.target = target;
        this.fuse = fuse;
        this.changes = changes;
        try (Connection connection = real.getConnection()) {
            this.rows = read(connection);
        }
    }

    DataSource dataSource() {
        return WatchedDatabase.of(real, fuse, this::commit);
    }

    /** One after the other: a transaction that changes nothing must not read what another one is about to change. */
    private synchronized void commit(Connection connection) throws SQLException {
        WatchedDatabase.refuseIfDead(fuse);
        Map<String, Commit> commits = commits(read(connection));
        commits.forEach((event, commit) -> fuse.reached(CrashPoint.before(commit), event));
        WatchedDatabase.refuseIfDead(fuse);
        connection.commit();
        commits.forEach((event, commit) -> fuse.reached(CrashPoint.after(commit), event));
        WatchedDatabase.refuseIfDead(fuse);
    }

    private Map<String, Row> read(Connection connection) throws SQLException {
        Map<String, Row> found = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT event_id, state, lease_epoch FROM \"" + schema + "\".mfg_delivery WHERE target = ?")) {
            query.setString(1, target);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.put(row.getString(1), new Row(State.valueOf(row.getString(2)), row.getObject(3, Long.class)));
                }
            }
        }
        return found;
    }

    private Map<String, Commit> commits(Map<String, Row> now) {
        Map<String, Commit> commits = new HashMap<>();
        now.forEach((event, row) -> {
            Row before = rows.put(event, row);
            if (!row.equals(before)) {
                commits.put(event, commit(before, row));
                boolean letGoFirst = before != null && before.epoch != null && row.state == State.CLAIMED;
                if (before == null || before.state != row.state || letGoFirst) {
                    changes.add(Changes.change(before == null ? null : before.state, row.state));
                }
            }
        });
        return commits;
    }

    private Commit commit(@Nullable Row before, Row row) {
        if (before == null) {
            return Commit.ACCEPT;
        }
        boolean held = before.epoch != null;
        boolean foreign = held && !ownEpochs.contains(before.epoch);
        if (row.epoch != null) {
            ownEpochs.add(row.epoch);
        }
        if (foreign) {
            return Commit.TAKE_OVER;
        }
        if (row.state == State.IN_FLIGHT) {
            return Commit.BARRIER;
        }
        if (held) {
            return before.state == State.UNKNOWN ? Commit.SETTLE : Commit.FINISH;
        }
        return row.state == State.UNKNOWN ? Commit.CLAIM_UNKNOWN : Commit.CLAIM;
    }
}
