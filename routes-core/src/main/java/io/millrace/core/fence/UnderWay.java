/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.fence;

import io.millrace.core.db.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Where the deliveries that a hold reaches are, as the ledger has them. */
final class UnderWay {

    private static final int LARGEST_PURGE = 10_000;
    private static final String ITS_DELIVERIES = "SELECT DISTINCT d.delivery_id FROM mfg_fence_reach r"
            + " JOIN mfg_fence_delivery f ON f.thing = r.thing JOIN mfg_delivery d ON d.delivery_id = f.delivery_id"
            + " WHERE r.hold_id = ? AND %s ORDER BY d.delivery_id";
    private static final String LEFT = "(d.state IN ('IN_FLIGHT', 'UNKNOWN') OR (d.state = 'PARKED' AND d.ambiguous))";
    private static final String WAITS = "(d.state = 'RETRY_WAIT' AND d.code = '" + FenceError.HELD.code() + "')";

    private UnderWay() {}

    static HoldStatus status(Connection connection, Holds.Row hold) throws SQLException {
        List<Long> left = deliveries(connection, hold, LEFT);
        HoldStatus.State state = !hold.isOpen()
                ? HoldStatus.State.RELEASED
                : left.isEmpty() ? HoldStatus.State.CLOSED : HoldStatus.State.CLOSING;
        return new HoldStatus(
                hold.id(),
                hold.plant(),
                hold.reason(),
                hold.placedAt(),
                hold.isOpen() ? null : hold.releasedAt(),
                state,
                things(connection, hold, true),
                things(connection, hold, false),
                left,
                deliveries(connection, hold, WAITS));
    }

    private static List<Long> deliveries(Connection connection, Holds.Row hold, String where) throws SQLException {
        return Sql.query(
                connection,
                row -> row.getLong(1),
                ITS_DELIVERIES.formatted(where),
                hold.id().value());
    }

    private static List<Thing> things(Connection connection, Holds.Row hold, boolean named) throws SQLException {
        return Sql.query(
                connection,
                row -> new Thing(row.getString(1)),
                "SELECT thing FROM mfg_fence_reach WHERE hold_id = ? AND named = ? ORDER BY thing",
                hold.id().value(),
                named);
    }

    /** Forgets what deliveries were about that are done. */
    static void forgetDone(Connection connection) throws SQLException {
        Sql.update(
                connection,
                "DELETE FROM mfg_fence_delivery WHERE delivery_id IN (SELECT f.delivery_id FROM mfg_fence_delivery f"
                        + " JOIN mfg_delivery d ON d.delivery_id = f.delivery_id"
                        + " WHERE d.state IN ('POSTED', 'SKIPPED', 'MANUAL', 'COMPENSATED') LIMIT " + LARGEST_PURGE
                        + ")");
    }
}
