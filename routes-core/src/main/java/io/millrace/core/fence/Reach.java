/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.fence;

import io.millrace.canonical.value.HoldId;
import io.millrace.core.db.BatchInsert;
import io.millrace.core.db.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/**
 * Rows of {@code mfg_fence_reach}: what each open hold reaches, kept up when a hold or a link is written, so that the
 * barrier reads it with one short query.
 */
final class Reach {

    private record Pair(String thing, String hold) {}

    private final Connection connection;

    Reach(Connection connection) {
        this.connection = connection;
    }

    /** What the hold itself names. */
    void name(Hold hold) throws SQLException {
        BatchInsert rows = insert();
        hold.things().forEach(thing -> rows.row(thing.key(), hold.id().value(), true));
        rows.execute(connection);
    }

    /** The hold reaches nothing any more. */
    void forget(HoldId hold) throws SQLException {
        Sql.update(connection, "DELETE FROM mfg_fence_reach WHERE hold_id = ?", hold.value());
    }

    /** From these things on, into everything they went into. */
    void spread(Collection<Thing> from) throws SQLException {
        List<String> edge = from.stream().map(Thing::key).distinct().toList();
        while (!edge.isEmpty()) {
            List<Pair> reached = Sql.query(
                    connection,
                    row -> new Pair(row.getString(1), row.getString(2)),
                    "SELECT DISTINCT l.goes_into, r.hold_id FROM mfg_fence_reach r"
                            + " JOIN mfg_fence_link l ON l.thing = r.thing WHERE r.thing = ANY(?)"
                            + " AND NOT EXISTS (SELECT 1 FROM mfg_fence_reach x"
                            + " WHERE x.thing = l.goes_into AND x.hold_id = r.hold_id)",
                    edge);
            BatchInsert rows = insert();
            reached.forEach(pair -> rows.row(pair.thing, pair.hold, false));
            rows.execute(connection);
            edge = reached.stream().map(Pair::thing).distinct().toList();
        }
    }

    /**
     * Begins again for the holds that reached something by these links, which are gone.
     *
     * @return whether there was such a hold
     */
    boolean without(Collection<Link> links) throws SQLException {
        List<String> holds = links.isEmpty()
                ? List.of()
                : Sql.query(
                        connection,
                        row -> row.getString(1),
                        "SELECT DISTINCT hold_id FROM mfg_fence_reach WHERE thing = ANY(?) AND NOT named",
                        links.stream()
                                .map(link -> link.goesInto().key())
                                .distinct()
                                .toList());
        if (holds.isEmpty()) {
            return false;
        }
        Sql.update(connection, "DELETE FROM mfg_fence_reach WHERE hold_id = ANY(?) AND NOT named", holds);
        spread(Sql.query(
                connection,
                row -> new Thing(row.getString(1)),
                "SELECT thing FROM mfg_fence_reach WHERE hold_id = ANY(?)",
                holds));
        return true;
    }

    private static BatchInsert insert() {
        return new BatchInsert("mfg_fence_reach", "thing VARCHAR", "hold_id VARCHAR", "named BOOLEAN");
    }
}
