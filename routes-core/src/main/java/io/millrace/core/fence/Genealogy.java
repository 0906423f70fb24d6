/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.fence;

import io.millrace.core.db.BatchInsert;
import io.millrace.core.db.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows of {@code mfg_fence_link}: what went into what. */
final class Genealogy {

    private static final int LARGEST_PURGE = 10_000;

    /** What reports on containers changed. */
    record Change(Set<Link> added, Set<Link> removed) {}

    private final Connection connection;

    Genealogy(Connection connection) {
        this.connection = connection;
    }

    /** Those of the links that are not there. */
    Set<Link> unknown(Collection<Link> links) throws SQLException {
        Set<Link> unknown = new HashSet<>(links);
        if (!links.isEmpty()) {
            List<Link> asked = List.copyOf(links);
            unknown.removeAll(Sql.query(
                    connection,
                    row -> link(row.getString(1), row.getString(2)),
                    "SELECT l.thing, l.goes_into"
                            + " FROM UNNEST(CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY)) AS k(thing, goes_into)"
                            + " JOIN mfg_fence_link l ON l.thing = k.thing AND l.goes_into = k.goes_into",
                    asked.stream().map(each -> each.thing().key()).toList(),
                    asked.stream().map(each -> each.goesInto().key()).toList()));
        }
        return unknown;
    }

    void add(Collection<Link> links, Map<Link, Instant> asOf) throws SQLException {
        BatchInsert rows = insert();
        links.forEach(each -> row(rows, each, asOf.get(each)));
        rows.execute(connection);
    }

    /** Takes the reports that are not older than what is known. */
    Change report(Collection<Contents> reports) throws SQLException {
        Change change = new Change(new HashSet<>(), new HashSet<>());
        if (reports.isEmpty()) {
            return change;
        }
        Map<Thing, Contents> known = contents(reports);
        BatchInsert rows = insert();
        List<Object[]> gone = new ArrayList<>();
        List<Object[]> later = new ArrayList<>();
        for (Contents report : reports) {
            Contents before = known.get(report.container());
            Contents after = before == null ? report : Contents.newer(before, report);
            for (Thing thing : after.things()) {
                Link link = new Link(thing, after.container());
                if (before == null || !before.things().contains(thing)) {
                    change.added.add(link);
                    row(rows, link, after.asOf());
                }
            }
            if (before == null) {
                row(rows, new Link(report.container(), report.container()), report.asOf());
                continue;
            }
            for (Thing thing : before.things()) {
                if (!after.things().contains(thing)) {
                    change.removed.add(new Link(thing, after.container()));
                    gone.add(new Object[] {thing.key(), after.container().key()});
                }
            }
            if (after.asOf().isAfter(before.asOf())) {
                later.add(new Object[] {after.asOf(), after.container().key()});
            }
        }
        Sql.updateEach(connection, "DELETE FROM mfg_fence_link WHERE thing = ? AND goes_into = ?", gone);
        Sql.updateEach(connection, "UPDATE mfg_fence_link SET as_of = ? WHERE goes_into = ?", later);
        rows.execute(connection);
        return change;
    }

    private Map<Thing, Contents> contents(Collection<Contents> reports) throws SQLException {
        Map<Thing, Contents> known = new HashMap<>();
        Sql.query(
                connection,
                row -> {
                    Link link = link(row.getString("thing"), row.getString("goes_into"));
                    Instant asOf = Sql.instant(row, "as_of");
                    Contents its = known.computeIfAbsent(
                            link.goesInto(), container -> new Contents(container, new HashSet<>(), asOf));
                    if (!link.thing().equals(link.goesInto())) {
                        its.things().add(link.thing());
                    }
                    return null;
                },
                "SELECT thing, goes_into, as_of FROM mfg_fence_link WHERE goes_into = ANY(?)",
                reports.stream().map(each -> each.container().key()).toList());
        return known;
    }

    /** Forgets what is older, unless an open hold reaches it. */
    void forgetBefore(Instant time) throws SQLException {
        Sql.update(
                connection,
                "DELETE FROM mfg_fence_link WHERE (thing, goes_into) IN (SELECT l.thing, l.goes_into"
                        + " FROM mfg_fence_link l WHERE l.as_of < ? AND NOT EXISTS"
                        + " (SELECT 1 FROM mfg_fence_reach r WHERE r.thing = l.thing) LIMIT " + LARGEST_PURGE + ")",
                time);
    }

    private static BatchInsert insert() {
        return new BatchInsert(
                "mfg_fence_link", "thing VARCHAR", "goes_into VARCHAR", "as_of TIMESTAMP WITH TIME ZONE");
    }

    private static void row(BatchInsert rows, Link link, Instant asOf) {
        rows.row(link.thing().key(), link.goesInto().key(), Sql.time(asOf));
    }

    private static Link link(String thing, String goesInto) {
        return new Link(new Thing(thing), new Thing(goesInto));
    }
}
