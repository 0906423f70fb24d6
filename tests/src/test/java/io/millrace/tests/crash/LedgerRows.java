/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.crash;

import io.millrace.tests.conformance.Histories.AuditLine;
import io.millrace.tests.conformance.Histories.OwedDelivery;
import io.millrace.tests.conformance.LedgerDump;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the ledger's tables hold of one target. */
public record LedgerRows(
        List<OwedDelivery> deliveries,
        boolean isOver,
        @Nullable Instant nextAt) {

    private static final Set<String> DECIDED = Set.of("POSTED", "PARKED");

    /**
     * Of the rows as they are now: whether nothing happens by itself any more, and, if all that can happen waits for its
     * time, when that is.
     */
    public static LedgerRows read(Site site) throws SQLException {
        List<OwedDelivery> deliveries = new ArrayList<>();
        boolean over = true;
        boolean busy = false;
        Instant next = null;
        try (Connection connection = site.dataSource().getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT * FROM \"" + site.schema() + "\".mfg_delivery WHERE target = ? ORDER BY delivery_id")) {
            query.setString(1, site.target());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    OwedDelivery delivery = LedgerDump.delivery(row);
                    deliveries.add(delivery);
                    boolean held = row.getObject("lease_epoch") != null;
                    boolean waits = row.getInt("waiting") > 0;
                    boolean decided = DECIDED.contains(delivery.state());
                    over &= !held && (decided || waits);
                    Instant at = row.getObject("next_at", OffsetDateTime.class).toInstant();
                    if (!decided && !waits || held) {
                        busy |= held || !at.isAfter(site.clock().instant());
                        next = next == null || at.isBefore(next) ? at : next;
                    }
                }
            }
        }
        return new LedgerRows(deliveries, over, busy ? null : next);
    }

    static List<AuditLine> audit(Site site) throws SQLException {
        List<AuditLine> lines = new ArrayList<>();
        try (Connection connection = site.dataSource().getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT * FROM \"" + site.schema() + "\".mfg_audit WHERE target = ? ORDER BY audit_id")) {
            query.setString(1, site.target());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    lines.add(LedgerDump.auditLine(row));
                }
            }
        }
        return lines;
    }

    public String stateOf(String event) {
        return deliveries.stream()
                .filter(each -> each.event().equals(event))
                .findFirst()
                .orElseThrow()
                .state();
    }
}
