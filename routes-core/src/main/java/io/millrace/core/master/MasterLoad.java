/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.master;

import io.millrace.core.db.Sql;
import io.millrace.core.master.MasterPage.Place;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The row of {@code mfg_master_load} of one system, plant and kind: how often it has changed, and how far its latest full
 * load has come.
 *
 * @param load its number; 0: none
 * @param pages so many of its pages came without a gap
 * @param completeAt when the latest complete one began
 */
record MasterLoad(
        long revision, long load, long pages, @Nullable Instant completeAt) {

    static final MasterLoad NONE = new MasterLoad(0, 0, 0, null);

    private static final String WHERE = " WHERE system = ? AND plant = ? AND kind = ?";

    /** With a page on top: a greater load begins anew, a page that came before changes nothing. */
    MasterLoad with(@Nullable Place place) {
        if (place == null || place.load() < load) {
            return new MasterLoad(revision + 1, load, pages, completeAt);
        }
        long before = place.load() > load ? 0 : pages;
        long now = place.page() == before ? before + 1 : before;
        Instant complete = place.last() && now > place.page() ? Instant.ofEpochMilli(place.load()) : completeAt;
        return new MasterLoad(revision + 1, place.load(), now, complete);
    }

    /** Did this page make the load complete? */
    boolean isCompletedBy(@Nullable Place place) {
        return place != null && place.last() && place.load() == load && pages > place.page();
    }

    /** The row as it is; nobody else changes it or what belongs to it until the transaction ends. */
    static MasterLoad lock(Connection connection, MasterKey key) throws SQLException {
        String insert = "INSERT INTO mfg_master_load (system, plant, kind, revision, load_number, pages)"
                + " SELECT CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS VARCHAR), 0, 0, 0"
                + " WHERE NOT EXISTS (SELECT 1 FROM mfg_master_load" + WHERE + ")";
        Object[] twice = {
            key.system(), key.plant().value(), key.kind().word(),
            key.system(), key.plant().value(), key.kind().word()
        };
        Sql.update(connection, insert, twice);
        return read(connection, key, " FOR UPDATE");
    }

    static MasterLoad read(Connection connection, MasterKey key) throws SQLException {
        return read(connection, key, "");
    }

    private static MasterLoad read(Connection connection, MasterKey key, String how) throws SQLException {
        return Sql.query(
                        connection,
                        MasterLoad::row,
                        "SELECT * FROM mfg_master_load" + WHERE + how,
                        key.system(),
                        key.plant().value(),
                        key.kind().word())
                .stream()
                .findFirst()
                .orElse(NONE);
    }

    void write(Connection connection, MasterKey key) throws SQLException {
        Sql.update(
                connection,
                "UPDATE mfg_master_load SET revision = ?, load_number = ?, pages = ?, complete_at = ?" + WHERE,
                revision,
                load,
                pages,
                completeAt,
                key.system(),
                key.plant().value(),
                key.kind().word());
    }

    private static MasterLoad row(ResultSet row) throws SQLException {
        return new MasterLoad(
                row.getLong("revision"),
                row.getLong("load_number"),
                row.getLong("pages"),
                Sql.instant(row, "complete_at"));
    }
}
