/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import io.millrace.core.db.Database;
import io.millrace.core.db.Dialect;
import io.millrace.core.db.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Claims the batches of one consumer, one after the other on a thread of its own; forgets what passed long ago. */
final class Claims implements AutoCloseable {

    private static final int FORGET_AT_ONCE = 1_000;
    private static final Duration FORGET_EVERY = Duration.ofMinutes(1);

    private final Database database;
    private final String consumer;
    private final EventSelection selection;
    private final Duration retention;
    private final ExecutorService thread;
    private Instant forgetNext = Instant.EPOCH;
    private Set<EventIdentity> before = Set.of();

    Claims(Database database, String consumer, EventSelection selection, Duration retention, ExecutorService thread) {
        this.database = database;
        this.consumer = consumer;
        this.selection = selection;
        this.retention = retention;
        this.thread = thread;
    }

    CompletableFuture<Claim> claim(List<ConsumerRecord<byte[], byte[]>> records) {
        return CompletableFuture.supplyAsync(
                () -> {
                    forget();
                    return Claim.of(database, consumer, notBefore(identities(records)));
                },
                thread);
    }

    /** In their order; the batch before is not through yet: its events count as passed, for the consumer ends if it fails. */
    private List<EventIdentity> notBefore(Set<EventIdentity> events) {
        List<EventIdentity> others = new ArrayList<>(events);
        others.removeAll(before);
        others.sort(null);
        before = events;
        return others;
    }

    private Set<EventIdentity> identities(List<ConsumerRecord<byte[], byte[]>> records) {
        Set<EventIdentity> identities = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            EventIdentity identity = EventIdentity.of(record);
            if (identity != null && selection.takes(EventHeaders.last(record.headers(), EventHeaders.TYPE))) {
                identities.add(identity);
            }
        }
        return identities;
    }

    /** A slice at a time, so that no claim waits long; a full slice is followed by the next one with the next batch. */
    private void forget() {
        Instant now = Instant.now();
        if (now.isBefore(forgetNext)) {
            return;
        }
        String old = database.dialect() == Dialect.POSTGRESQL ? "ctid" : "_rowid_";
        int forgotten = database.inTransaction(connection -> Sql.update(
                connection,
                "DELETE FROM mfg_passed WHERE " + old + " IN (SELECT " + old
                        + " FROM mfg_passed WHERE passed_at < ? FETCH FIRST " + FORGET_AT_ONCE + " ROWS ONLY)",
                now.minus(retention)));
        forgetNext = forgotten == FORGET_AT_ONCE ? now : now.plus(FORGET_EVERY);
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
