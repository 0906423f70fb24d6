/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.ledger;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.json.CloudEventCodec;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The least a durable post needs of PostgreSQL, written by hand on the ledger's own tables: four commits for a batch
 * (accept, claim, barrier, finish with audit), each statement with its columns as arrays. No order per key, no lease, no
 * fence, no dedupe beyond the unique index, and no flow.
 */
final class BareSql implements AutoCloseable {

    private static final int BATCH = 500;
    private static final String TARGET = "bare";

    private final Connection connection;
    private long nextId;

    BareSql(DataSource dataSource, String schema) throws SQLException {
        connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        connection.createStatement().execute("SET search_path TO " + schema);
        nextId = 1_000_000_000_000L;
    }

    void post(List<? extends Event<?>> events) throws SQLException {
        for (int from = 0; from < events.size(); from += BATCH) {
            batch(events.subList(from, Math.min(events.size(), from + BATCH)));
        }
    }

    private void batch(List<? extends Event<?>> events) throws SQLException {
        Long[] ids = new Long[events.size()];
        String[] eventIds = new String[events.size()];
        String[] keys = new String[events.size()];
        String[] idempotencyKeys = new String[events.size()];
        byte[][] data = new byte[events.size()][];
        for (int i = 0; i < ids.length; i++) {
            Event<?> event = events.get(i);
            ids[i] = nextId++;
            eventIds[i] = event.envelope().id();
            keys[i] = event.envelope().partitionKey();
            idempotencyKeys[i] = new UUID(ids[i], 0).toString();
            data[i] = CloudEventCodec.data(event);
        }
        accept(ids, eventIds, keys, idempotencyKeys, data);
        connection.commit();
        claim(ids);
        connection.commit();
        leave(ids, data);
        connection.commit();
        finish(ids, eventIds, idempotencyKeys);
        connection.commit();
    }

    private void accept(Long[] ids, String[] eventIds, String[] keys, String[] idempotencyKeys, byte[][] data)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO mfg_delivery (delivery_id, target, kind, source, event_id, event_type, subject, plant,"
                        + " event_time, correlation_id, partition_key, data, accepted_sha256, state, waiting, priority,"
                        + " attempts, revision, idempotency_key, ambiguous, next_at, accepted_at, updated_at)"
                        + " SELECT id, '" + TARGET + "', 'POST', '/millrace/ulm/assembly/line3', event_id,"
                        + " 'io.millrace.material.consumed.v1', key, 'ULM', '2026-11-23T07:00:00.123+01:00', key, key,"
                        + " data, repeat('0', 64), 'RECEIVED', 0, 1, 0, 1, idempotency_key, FALSE, now(), now(), now()"
                        + " FROM UNNEST(?::bigint[], ?::varchar[], ?::varchar[], ?::varchar[], ?::bytea[])"
                        + " AS v(id, event_id, key, idempotency_key, data) ON CONFLICT DO NOTHING")) {
            insert.setArray(1, array("bigint", ids));
            insert.setArray(2, array("varchar", eventIds));
            insert.setArray(3, array("varchar", keys));
            insert.setArray(4, array("varchar", idempotencyKeys));
            insert.setArray(5, array("bytea", data));
            insert.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO mfg_delivery_key SELECT '" + TARGET
                + "', key, id, FALSE" + " FROM UNNEST(?::bigint[], ?::varchar[]) AS v(id, key)")) {
            insert.setArray(1, array("bigint", ids));
            insert.setArray(2, array("varchar", keys));
            insert.executeUpdate();
        }
    }

    private void claim(Long[] ids) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE mfg_delivery SET state = 'CLAIMED', attempts = attempts + 1, lease_epoch = 1, updated_at = now()"
                        + " WHERE delivery_id = ANY(?) RETURNING *")) {
            update.setArray(1, array("bigint", ids));
            update.executeQuery().close();
        }
    }

    private void leave(Long[] ids, byte[][] requests) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE mfg_delivery SET state = 'IN_FLIGHT', request = v.request, request_sha256 = repeat('0', 64),"
                        + " target_class = 'IDEMPOTENT', sent_at = now(), updated_at = now()"
                        + " FROM UNNEST(?::bigint[], ?::bytea[]) AS v(id, request) WHERE delivery_id = v.id"
                        + " AND delivery_id = ANY(?)")) {
            update.setArray(1, array("bigint", ids));
            update.setArray(2, array("bytea", requests));
            update.setArray(3, array("bigint", ids));
            update.executeUpdate();
        }
    }

    private void finish(Long[] ids, String[] eventIds, String[] idempotencyKeys) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE mfg_delivery SET state = 'POSTED', document_number = 'DOC', lease_epoch = NULL,"
                        + " updated_at = now() WHERE delivery_id = ANY(?)")) {
            update.setArray(1, array("bigint", ids));
            update.executeUpdate();
        }
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM mfg_delivery_key WHERE delivery_id = ANY(?)")) {
            delete.setArray(1, array("bigint", ids));
            delete.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO mfg_audit (audit_id, at, actor, target, delivery_id, source, event_id, from_state, to_state,"
                        + " attempts, revision, idempotency_key, data_sha256, request_sha256, document_number)"
                        + " SELECT nextval('mfg_audit_seq'), ?, 'ledger', '" + TARGET + "', id,"
                        + " '/millrace/ulm/assembly/line3', event_id, 'IN_FLIGHT', 'POSTED', 1, 1, idempotency_key,"
                        + " repeat('0', 64), repeat('0', 64), 'DOC'"
                        + " FROM UNNEST(?::bigint[], ?::varchar[], ?::varchar[]) AS v(id, event_id, idempotency_key)")) {
            insert.setString(1, OffsetDateTime.now().toString());
            insert.setArray(2, array("bigint", ids));
            insert.setArray(3, array("varchar", eventIds));
            insert.setArray(4, array("varchar", idempotencyKeys));
            insert.executeUpdate();
        }
    }

    private Array array(String type, Object[] values) throws SQLException {
        return connection.createArrayOf(type, values);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
