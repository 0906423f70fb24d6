/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.pipeline;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The durable dedupe of the hand-written peer and of Spring Integration's: one statement for each poll. */
final class ClaimTable {

    private record Identity(String source, String id) {}

    private ClaimTable() {}

    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE claimed(source text, event_id text, claimed_at timestamptz NOT NULL,"
                    + " PRIMARY KEY (source, event_id))");
        }
    }

    /** The records whose events were not claimed before, in their order; in the caller's transaction. */
    static List<ConsumerRecord<byte[], byte[]>> claim(
            Connection connection, Iterable<ConsumerRecord<byte[], byte[]>> records) throws SQLException {
        Map<Identity, ConsumerRecord<byte[], byte[]>> first = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Identity identity = new Identity(
                    PlainMapping.required(record.headers(), "ce_source"),
                    PlainMapping.required(record.headers(), "ce_id"));
            first.putIfAbsent(identity, record);
        }
        Set<Identity> fresh = new HashSet<>(first.size() * 2);
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO claimed(source, event_id, claimed_at) SELECT source, event_id, now()"
                        + " FROM unnest(?, ?) AS t(source, event_id) ON CONFLICT DO NOTHING"
                        + " RETURNING source, event_id")) {
            insert.setArray(1, array(connection, first, Identity::source));
            insert.setArray(2, array(connection, first, Identity::id));
            try (ResultSet row = insert.executeQuery()) {
                while (row.next()) {
                    fresh.add(new Identity(row.getString(1), row.getString(2)));
                }
            }
        }
        first.keySet().retainAll(fresh);
        return List.copyOf(first.values());
    }

    private static java.sql.Array array(
            Connection connection, Map<Identity, ?> identities, java.util.function.Function<Identity, String> column)
            throws SQLException {
        return connection.createArrayOf(
                "text", identities.keySet().stream().map(column).toArray(String[]::new));
    }
}
