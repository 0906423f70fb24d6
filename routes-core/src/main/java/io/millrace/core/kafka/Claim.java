/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import io.millrace.core.db.BatchInsert;
import io.millrace.core.db.Database;
import io.millrace.core.db.Dialect;
import io.millrace.core.db.Sql;
import io.millrace.core.db.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The events of a batch that have not passed before, claimed in a transaction that stays open until the flow is through.
 * A second process that claims one of them waits for its end.
 */
final class Claim implements AutoCloseable {

    private static final String ARRAYS =
            " FROM UNNEST(CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY)) AS k(source, event_id)";

    private final Transaction transaction;
    private final Set<EventIdentity> fresh;

    private Claim(Transaction transaction, Set<EventIdentity> fresh) {
        this.transaction = transaction;
        this.fresh = fresh;
    }

    /** @param events in their natural order, so that two processes cannot wait for each other; may be none */
    static Claim of(Database database, String consumer, List<EventIdentity> events) {
        Transaction transaction = database.begin();
        try {
            return new Claim(
                    transaction,
                    database.dialect() == Dialect.POSTGRESQL
                            ? insertNew(transaction.connection(), consumer, events)
                            : findNewAndInsert(transaction.connection(), consumer, events));
        } catch (SQLException | RuntimeException failure) {
            try (transaction) {
                throw failure instanceof SQLException sql ? Database.failed(sql) : (RuntimeException) failure;
            } catch (SQLException alsoFailed) {
                throw Database.failed(alsoFailed);
            }
        }
    }

    private static Set<EventIdentity> insertNew(Connection connection, String consumer, List<EventIdentity> events)
            throws SQLException {
        return new HashSet<>(Sql.query(
                connection,
                row -> new EventIdentity(row.getString(1), row.getString(2)),
                "INSERT INTO mfg_passed(consumer, source, event_id, passed_at)"
                        + " SELECT ?, k.source, k.event_id, CAST(? AS TIMESTAMP WITH TIME ZONE)" + ARRAYS
                        + " ON CONFLICT DO NOTHING RETURNING source, event_id",
                consumer,
                Instant.now(),
                sources(events),
                ids(events)));
    }

    private static Set<EventIdentity> findNewAndInsert(
            Connection connection, String consumer, List<EventIdentity> events) throws SQLException {
        Set<EventIdentity> fresh = new HashSet<>(events);
        Sql.query(
                        connection,
                        row -> new EventIdentity(row.getString(1), row.getString(2)),
                        "SELECT k.source, k.event_id" + ARRAYS
                                + " JOIN mfg_passed p ON p.consumer = ? AND p.source = k.source"
                                + " AND p.event_id = k.event_id",
                        sources(events),
                        ids(events),
                        consumer)
                .forEach(fresh::remove);
        BatchInsert rows = new BatchInsert(
                "mfg_passed",
                "consumer VARCHAR",
                "source VARCHAR",
                "event_id VARCHAR",
                "passed_at TIMESTAMP WITH TIME ZONE");
        Instant now = Instant.now();
        fresh.forEach(event -> rows.row(consumer, event.source(), event.id(), Sql.time(now)));
        rows.execute(connection);
        return fresh;
    }

    private static List<String> sources(List<EventIdentity> events) {
        return events.stream().map(EventIdentity::source).toList();
    }

    private static List<String> ids(List<EventIdentity> events) {
        return events.stream().map(EventIdentity::id).toList();
    }

    /** Whether the event has not passed before, and is asked for the first time. */
    boolean takes(EventIdentity event) {
        return fresh.remove(event);
    }

    /** For what is to be kept together with the claim. */
    Connection connection() {
        return transaction.connection();
    }

    /** From now on they have passed. */
    void commit() {
        try (transaction) {
            transaction.commit();
        } catch (SQLException failure) {
            throw Database.failed(failure);
        }
    }

    /** Without a commit before, they have not passed. */
    @Override
    public void close() {
        try {
            transaction.close();
        } catch (SQLException failure) {
            throw Database.failed(failure);
        }
    }
}
