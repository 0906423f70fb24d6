/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.rule;

import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.UnitOfMeasure;
import io.millrace.core.db.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Rows of {@code mfg_rule_yield}: what was let through to a target, each posting once. */
final class Yields {

    private static final String ITS = " WHERE y.target = ? AND y.work_order = ? AND y.operation = ? AND y.posting <> ?";

    private final Connection connection;

    Yields(Connection connection) {
        this.connection = connection;
    }

    /** What the operation has without this posting, by unit. What a person skipped or reversed is not there. */
    List<Quantity> others(Question asked) throws SQLException {
        return Sql.query(
                connection,
                row -> Quantity.rounded(row.getBigDecimal("sum_of_them"), new UnitOfMeasure(row.getString("unit"))),
                "SELECT y.unit, SUM(y.quantity) AS sum_of_them FROM mfg_rule_yield y LEFT JOIN mfg_delivery d"
                        + " ON d.delivery_id = y.delivery_id" + ITS
                        + " AND (d.state IS NULL OR d.state NOT IN ('SKIPPED', 'COMPENSATED')) GROUP BY y.unit",
                asked.target(),
                asked.work().order().value(),
                asked.work().operation().value(),
                asked.posting());
    }

    /** It is let through; whatever it said at an earlier try counts no more. */
    void put(Question asked) throws SQLException {
        Object[] values = {
            asked.work().order().value(),
            asked.work().operation().value(),
            asked.work().yield().value(),
            asked.work().yield().unit().code(),
            asked.delivery(),
            asked.target(),
            asked.posting()
        };
        int known = Sql.update(
                connection,
                "UPDATE mfg_rule_yield SET work_order = ?, operation = ?, quantity = ?, unit = ?,"
                        + " delivery_id = CAST(? AS BIGINT) WHERE target = ? AND posting = ?",
                values);
        if (known == 0) {
            Sql.update(
                    connection,
                    "INSERT INTO mfg_rule_yield (work_order, operation, quantity, unit, delivery_id, target, posting)"
                            + " VALUES (?, ?, ?, ?, CAST(? AS BIGINT), ?, ?)",
                    values);
        }
    }
}
