/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.rule;

import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.core.db.BatchInsert;
import io.millrace.core.db.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows of {@code mfg_rule_lot}: which items a lot number is used for. */
final class Lots {

    private final Connection connection;

    Lots(Connection connection) {
        this.connection = connection;
    }

    /** The items of each lot; of a lot nobody has spoken of there are none. */
    Map<LotId, Set<ItemId>> find(Collection<LotId> lots) throws SQLException {
        Map<LotId, Set<ItemId>> found = new HashMap<>();
        if (!lots.isEmpty()) {
            Sql.query(
                    connection,
                    row -> found.computeIfAbsent(new LotId(row.getString("lot")), none -> new HashSet<>())
                            .add(new ItemId(row.getString("item"))),
                    "SELECT lot, item FROM mfg_rule_lot WHERE lot = ANY(?)",
                    lots.stream().map(LotId::value).distinct().toList());
        }
        return found;
    }

    void record(Set<Said.LotOfItem> told, Set<Said.LotOfItem> made, Instant now) throws SQLException {
        Map<LotId, Set<ItemId>> known = find(Stream.concat(told.stream(), made.stream())
                .map(Said.LotOfItem::lot)
                .collect(Collectors.toSet()));
        BatchInsert rows =
                new BatchInsert("mfg_rule_lot", "lot VARCHAR", "item VARCHAR", "told_at TIMESTAMP WITH TIME ZONE");
        for (Said.LotOfItem each : told) {
            if (known.computeIfAbsent(each.lot(), none -> new HashSet<>()).add(each.item())) {
                rows.row(each.lot().value(), each.item().value(), Sql.time(now));
            }
        }
        for (Said.LotOfItem each : made) {
            if (known.putIfAbsent(each.lot(), new HashSet<>(Set.of(each.item()))) == null) {
                rows.row(each.lot().value(), each.item().value(), Sql.time(now));
            }
        }
        rows.execute(connection);
    }

    void forgetBefore(Instant time, int most) throws SQLException {
        Sql.update(
                connection,
                "DELETE FROM mfg_rule_lot WHERE (lot, item) IN (SELECT lot, item FROM mfg_rule_lot WHERE told_at < ?"
                        + " LIMIT " + most + ")",
                time);
    }
}
