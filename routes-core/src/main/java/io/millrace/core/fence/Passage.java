/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.fence;

import io.millrace.canonical.event.EventData;
import io.millrace.core.db.BatchInsert;
import io.millrace.core.db.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the ledger asks the fence in its own transactions. */
public final class Passage {

    /** A hold that reaches something of a delivery. */
    private record Held(long delivery, Thing thing, boolean named, String hold, String plant, String reason) {}

    private final Connection connection;

    public Passage(Connection connection) {
        this.connection = connection;
    }

    /** A number that goes up whenever something that is held back may be free. */
    public long openings() throws SQLException {
        return openings("");
    }

    /** As {@link #openings()}; until the transaction ends no hold and no genealogy is written. */
    public long lock() throws SQLException {
        return openings(" FOR UPDATE");
    }

    private long openings(String lock) throws SQLException {
        return Sql.query(connection, row -> row.getLong(1), "SELECT openings FROM mfg_fence" + lock)
                .get(0);
    }

    void open() throws SQLException {
        Sql.update(connection, "UPDATE mfg_fence SET openings = openings + 1");
    }

    /**
     * Notes what deliveries are about that want to leave. The lock is held.
     *
     * @param leaving the data of their events by their numbers
     * @return why, for those that may not, in words that go on after the delivery's facts
     */
    public Map<Long, String> heldBack(Map<Long, EventData> leaving) throws SQLException {
        List<Long> ids = List.copyOf(leaving.keySet());
        Sql.update(connection, "DELETE FROM mfg_fence_delivery WHERE delivery_id = ANY(?)", ids);
        BatchInsert rows = new BatchInsert("mfg_fence_delivery", "delivery_id BIGINT", "thing VARCHAR");
        leaving.forEach((id, data) -> Goods.of(data).forEach(thing -> rows.row(id, thing.key())));
        rows.execute(connection);
        List<Held> held = Sql.query(
                connection,
                row -> new Held(
                        row.getLong("delivery_id"),
                        new Thing(row.getString("thing")),
                        row.getBoolean("named"),
                        row.getString("hold_id"),
                        row.getString("plant"),
                        row.getString("reason")),
                "SELECT d.delivery_id, d.thing, r.named, h.hold_id, h.plant, h.reason FROM mfg_fence_delivery d"
                        + " JOIN mfg_fence_reach r ON r.thing = d.thing JOIN mfg_fence_hold h ON h.hold_id = r.hold_id"
                        + " WHERE d.delivery_id = ANY(?) ORDER BY h.placed_at, h.hold_id, r.named DESC, d.thing",
                ids);
        Map<Long, String> why = new LinkedHashMap<>();
        held.stream()
                .collect(Collectors.groupingBy(Held::delivery, LinkedHashMap::new, Collectors.toList()))
                .forEach((id, its) -> why.put(id, why(id, its)));
        return why;
    }

    private static String why(long delivery, List<Held> held) {
        Held first = held.get(0);
        String holds = held.stream().map(Held::hold).distinct().collect(Collectors.joining(" and "));
        return first.thing
                + (first.named ? " is on quality hold " : " comes from what is on quality hold ")
                + first.hold + " (plant " + first.plant + ": " + first.reason
                + "), so it does not leave. It goes by itself when " + holds
                + " is released; if the goods never go, skip delivery " + delivery;
    }
}
