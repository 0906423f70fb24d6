/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.rule;

import io.millrace.canonical.entity.WorkOrder;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.canonical.value.WorkOrderId;
import io.millrace.core.db.BatchInsert;
import io.millrace.core.db.BatchUpdate;
import io.millrace.core.db.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of {@code mfg_rule_order}. */
final class Orders {

    private static final String[] COLUMNS = {
        "work_order VARCHAR", "data BYTEA", "as_of TIMESTAMP WITH TIME ZONE", "closed_at TIMESTAMP WITH TIME ZONE"
    };

    private final Connection connection;

    Orders(Connection connection) {
        this.connection = connection;
    }

    Map<WorkOrderId, KnownOrder> find(Collection<WorkOrderId> ids) throws SQLException {
        return find(ids, "");
    }

    /** Takes what is newer than what is known. */
    void record(Map<WorkOrderId, KnownOrder> said) throws SQLException {
        Map<WorkOrderId, KnownOrder> known = find(said.keySet(), " ORDER BY work_order FOR UPDATE");
        BatchInsert rows = new BatchInsert("mfg_rule_order", COLUMNS);
        BatchUpdate changes = new BatchUpdate("mfg_rule_order", 1, COLUMNS);
        said.forEach((id, order) -> {
            KnownOrder before = known.get(id);
            KnownOrder after = before == null ? order : newest(before, order);
            if (before == null) {
                rows.row(row(id, after));
            } else if (!after.equals(before)) {
                changes.row(row(id, after));
            }
        });
        rows.execute(connection);
        changes.execute(connection);
    }

    private static KnownOrder newest(KnownOrder before, KnownOrder said) {
        KnownOrder told = said.order() == null || said.asOf() == null ? before : before.told(said.order(), said.asOf());
        return said.closedAt() == null ? told : told.closed(said.closedAt());
    }

    private static @Nullable Object[] row(WorkOrderId id, KnownOrder order) {
        return new Object[] {
            id.value(),
            order.order() == null ? null : CanonicalJson.write(order.order()),
            Sql.time(order.asOf()),
            Sql.time(order.closedAt())
        };
    }

    private Map<WorkOrderId, KnownOrder> find(Collection<WorkOrderId> ids, String lock) throws SQLException {
        Map<WorkOrderId, KnownOrder> found = new HashMap<>();
        if (!ids.isEmpty()) {
            Sql.query(
                    connection,
                    row -> found.put(new WorkOrderId(row.getString("work_order")), known(row)),
                    "SELECT work_order, data, as_of, closed_at FROM mfg_rule_order WHERE work_order = ANY(?)" + lock,
                    ids.stream().map(WorkOrderId::value).distinct().toList());
        }
        return found;
    }

    private static KnownOrder known(ResultSet row) throws SQLException {
        byte[] data = row.getBytes("data");
        return new KnownOrder(
                data == null ? null : CanonicalJson.read(data, WorkOrder.class),
                Sql.instant(row, "as_of"),
                Sql.instant(row, "closed_at"));
    }

    /** Forgets what nothing was heard of since, with what was confirmed of it. */
    void forgetBefore(Instant time, int most) throws SQLException {
        List<String> gone = Sql.deleted(
                connection,
                row -> row.getString("work_order"),
                "DELETE FROM mfg_rule_order WHERE work_order IN (SELECT work_order FROM mfg_rule_order"
                        + " WHERE COALESCE(as_of, closed_at) < ? AND COALESCE(closed_at, as_of) < ? LIMIT " + most
                        + ")",
                time,
                time);
        if (!gone.isEmpty()) {
            Sql.update(connection, "DELETE FROM mfg_rule_yield WHERE work_order = ANY(?)", gone);
        }
    }
}
