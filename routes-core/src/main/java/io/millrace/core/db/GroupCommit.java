/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.db;

import io.millrace.canonical.error.MfgException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Commits what many callers submit in few transactions: one thread drains what has come meanwhile and writes it in one
 * transaction, so that a disk that can sync a thousand times a second serves far more callers than that.
 *
 * @param <T> what is written
 */
public final class GroupCommit<T> implements AutoCloseable {

    /** Writes a batch in the order it was submitted. */
    @FunctionalInterface
    public interface Writer<T> {
        void write(Connection connection, List<T> batch) throws SQLException;
    }

    private record Entry<T>(@Nullable T item, CompletableFuture<Void> done) {}

    private static final int CAPACITY = 10_000;
    private static final int LARGEST_BATCH = 500;
    private static final long CLOSE_MILLIS = 10_000;

    private final Database database;
    private final Writer<T> writer;
    private final BlockingQueue<Entry<T>> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final Entry<T> stop = new Entry<>(null, new CompletableFuture<>());
    private final Thread thread;
    private volatile boolean closed;

    /** @param name of the thread */
    public GroupCommit(Database database, String name, Writer<T> writer) {
        this.database = database;
        this.writer = writer;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * The stage completes when the item is durable. It fails with the writer's exception, or with
     * {@link DatabaseError#OVERLOADED} at once when {@value #CAPACITY} items wait: the caller then does not acknowledge.
     * What depends on the stage runs on the writer's thread unless it names another.
     */
    public CompletableFuture<Void> submit(T item) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        if (closed) {
            done.completeExceptionally(new MfgException(DatabaseError.CLOSED, thread.getName() + " is closed"));
        } else if (!queue.offer(new Entry<>(item, done))) {
            done.completeExceptionally(new MfgException(
                    DatabaseError.OVERLOADED, thread.getName() + ": " + CAPACITY + " items wait to be written"));
        } else if (closed) {
            failRest();
        }
        return done;
    }

    private void run() {
        List<Entry<T>> batch = new ArrayList<>(LARGEST_BATCH);
        try {
            while (!closed) {
                batch.add(queue.take());
                queue.drainTo(batch, LARGEST_BATCH - 1);
                batch.removeIf(entry -> entry == stop);
                commit(batch);
                batch.clear();
            }
        } catch (InterruptedException e) {
            closed = true;
            Thread.currentThread().interrupt();
        }
        failRest();
    }

    /** One bad item must not fail its neighbours: after a failure each is written alone. */
    private void commit(List<Entry<T>> batch) {
        if (batch.isEmpty()) {
            return;
        }
        Throwable failure = written(batch);
        if (failure != null && batch.size() > 1) {
            batch.forEach(entry -> complete(entry, written(List.of(entry))));
        } else {
            batch.forEach(entry -> complete(entry, failure));
        }
    }

    private @Nullable Throwable written(List<Entry<T>> batch) {
        try {
            List<T> items = batch.stream().map(Entry::item).toList();
            database.inTransaction(connection -> {
                writer.write(connection, items);
                return null;
            });
            return null;
        } catch (RuntimeException | Error e) { // an error must reach the caller, not end the thread
            return e;
        }
    }

    private void complete(Entry<T> entry, @Nullable Throwable failure) {
        if (failure == null) {
            entry.done.complete(null);
        } else {
            entry.done.completeExceptionally(failure);
        }
    }

    private void failRest() {
        List<Entry<T>> rest = new ArrayList<>();
        queue.drainTo(rest);
        rest.forEach(entry ->
                complete(entry, new MfgException(DatabaseError.CLOSED, thread.getName() + " is closed, not written")));
    }

    /**
     * Finishes the batch that is being written; fails what still waits. The thread is not interrupted: an interrupt in
     * the middle of a write closes an embedded database.
     */
    @Override
    public void close() {
        closed = true;
        if (!queue.offer(stop)) {
            return; // full: the thread is awake and sees that it is closed
        }
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
