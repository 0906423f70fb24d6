/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.crash;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Makes the commits of a process that forwards with {@code once=true}; it may die around the one of its victim's claim. */
final class ClaimWatch implements WatchedDatabase.Commits {

    private final Fuse fuse;
    private final String group;
    private boolean isClaimed;

    ClaimWatch(Fuse fuse, String group) {
        this.fuse = fuse;
        this.group = group;
    }

    @Override
    public synchronized void make(Connection connection) throws SQLException {
        WatchedDatabase.refuseIfDead(fuse);
        boolean isOfTheVictim = !isClaimed && hasVictim(connection);
        if (isOfTheVictim) {
            fuse.reached(CrashPoint.BEFORE_ACCEPT_COMMIT, Site.VICTIM);
            WatchedDatabase.refuseIfDead(fuse);
        }
        connection.commit();
        if (isOfTheVictim) {
            isClaimed = true;
            fuse.reached(CrashPoint.AFTER_ACCEPT_COMMIT, Site.VICTIM);
            WatchedDatabase.refuseIfDead(fuse);
        }
    }

    /** As this transaction sees it. */
    private boolean hasVictim(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT 1 FROM \"" + Databases.SCHEMA + "\".mfg_passed WHERE consumer = ? AND event_id = ?")) {
            query.setString(1, group);
            query.setString(2, Site.VICTIM);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }
}
