/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import io.millrace.core.db.Database;
import io.millrace.tests.conformance.Histories.AuditLine;
import io.millrace.tests.conformance.Histories.OwedDelivery;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Writes down what the ledger's tables hold, by SQL of its own. */
public final class LedgerDump {

    private LedgerDump() {}

    /** Writes {@link Histories#LEDGER} and {@link Histories#AUDIT} into the folder. */
    public static void write(Database database, Path folder) throws IOException {
        try (HistoryFile ledger = new HistoryFile(folder.resolve(Histories.LEDGER));
                HistoryFile audit = new HistoryFile(folder.resolve(Histories.AUDIT))) {
            database.inTransaction(connection -> {
                deliveries(connection, ledger);
                audit(connection, audit);
                return null;
            });
        }
    }

    private static void deliveries(Connection connection, HistoryFile file) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT target, event_id, delivery_id, state, document_number,"
                        + " ambiguous FROM mfg_delivery WHERE kind = 'POST' ORDER BY delivery_id")) {
            while (row.next()) {
                file.write(HistoryFile.line("delivery", delivery(row)));
            }
        }
    }

    private static void audit(Connection connection, HistoryFile file) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT target, event_id, to_state, actor, reason FROM mfg_audit ORDER BY audit_id")) {
            while (row.next()) {
                file.write(HistoryFile.line("audit", auditLine(row)));
            }
        }
    }

    /** A row of {@code mfg_delivery}. */
    public static OwedDelivery delivery(ResultSet row) throws SQLException {
        return new OwedDelivery(
                row.getString("target"),
                row.getString("event_id"),
                row.getLong("delivery_id"),
                row.getString("state"),
                row.getString("document_number"),
                row.getBoolean("ambiguous"));
    }

    /** A row of {@code mfg_audit}. */
    public static AuditLine auditLine(ResultSet row) throws SQLException {
        return new AuditLine(
                row.getString("target"),
                row.getString("event_id"),
                row.getString("to_state"),
                row.getString("actor"),
                row.getString("reason"));
    }
}
