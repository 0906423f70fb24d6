/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.core.db.Database;
import io.millrace.core.db.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Chains the audit of a target by hash, after it was written: each seal covers the entries since the one before it, and
 * its hash covers that one's. A chain written with the entries would make the dispatchers wait for each other.
 */
final class AuditSeal {

    /** @param lastId of the newest entry it covers */
    record Seal(long lastId, long rows, String hash) {

        static final Seal NONE = new Seal(0, 0, "");
    }

    private static final int MOST = 5000;

    private AuditSeal() {}

    /** Seals what is new. @return the newest seal */
    static Seal seal(Database database, String target, Instant now) {
        Seal newest = database.inTransaction(connection -> sealSome(connection, target, now));
        for (Seal next = newest; next.rows == MOST; newest = next) {
            next = database.inTransaction(connection -> sealSome(connection, target, now));
        }
        return newest;
    }

    private static Seal sealSome(Connection connection, String target, Instant now) throws SQLException {
        Targets.lock(connection, target);
        List<Seal> seals = seals(connection, target);
        Seal last = seals.isEmpty() ? Seal.NONE : seals.get(seals.size() - 1);
        List<AuditEntry> entries = entries(connection, target, last.lastId, Long.MAX_VALUE, MOST);
        if (entries.isEmpty()) {
            return new Seal(last.lastId, 0, last.hash);
        }
        long lastId = entries.get(entries.size() - 1).id();
        Seal seal = new Seal(lastId, entries.size(), hash(last, entries));
        Sql.update(
                connection,
                "INSERT INTO mfg_audit_seal (target, last_id, row_count, hash, sealed_at) VALUES (?, ?, ?, ?, ?)",
                target,
                lastId,
                seal.rows,
                seal.hash,
                now);
        return seal;
    }

    /** Computes the chain again. */
    static AuditReport verify(Database database, String target) {
        return database.inTransaction(connection -> {
            List<String> problems = new ArrayList<>();
            Seal before = Seal.NONE;
            long rows = 0;
            for (Seal seal : seals(connection, target)) {
                List<AuditEntry> entries = entries(connection, target, before.lastId, seal.lastId, Integer.MAX_VALUE);
                if (entries.size() != seal.rows) {
                    problems.add("entries " + (before.lastId + 1) + " to " + seal.lastId + ": " + seal.rows
                            + " were sealed, " + entries.size() + " are there");
                } else if (!hash(before, entries).equals(seal.hash)) {
                    problems.add("entries " + (before.lastId + 1) + " to " + seal.lastId + ": one was changed");
                }
                rows += entries.size();
                before = seal;
            }
            long open = Sql.query(
                            connection,
                            row -> row.getLong(1),
                            "SELECT COUNT(*) FROM mfg_audit WHERE target = ? AND audit_id > ?",
                            target,
                            before.lastId)
                    .get(0);
            return new AuditReport(target, rows, open, before.hash, problems);
        });
    }

    private static String hash(Seal before, List<AuditEntry> entries) {
        Digest digest = new Digest().field(before.hash);
        entries.forEach(entry -> entry.addTo(digest));
        return digest.hex();
    }

    private static List<Seal> seals(Connection connection, String target) throws SQLException {
        return Sql.query(
                connection,
                row -> new Seal(row.getLong("last_id"), row.getLong("row_count"), row.getString("hash")),
                "SELECT * FROM mfg_audit_seal WHERE target = ? ORDER BY last_id",
                target);
    }

    private static List<AuditEntry> entries(Connection connection, String target, long after, long upTo, int limit)
            throws SQLException {
        return Sql.query(
                connection,
                AuditEntry::map,
                "SELECT * FROM mfg_audit WHERE target = ? AND audit_id > ? AND audit_id <= ?"
                        + " ORDER BY audit_id LIMIT ?",
                target,
                after,
                upTo,
                limit);
    }
}
