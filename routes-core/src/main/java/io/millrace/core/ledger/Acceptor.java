/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.event.Event;
import io.millrace.core.db.GroupCommit;
import io.millrace.core.ingest.Poison;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Takes batches for one or more targets: all of a batch is durable for all of them, or nothing. */
final class Acceptor implements AutoCloseable {

    /** A batch, encoded on the caller's thread. */
    private record Batch(
            List<Element> elements, List<Poison> poison, List<Acceptance> acceptances, List<Transition> transitions) {}

    private final Ledger ledger;
    private final List<String> targets;
    private final AcceptOptions options;
    private final GroupCommit<Batch> writer;

    Acceptor(Ledger ledger, List<String> targets, AcceptOptions options) {
        this.ledger = ledger;
        this.targets = targets;
        this.options = options;
        this.writer = new GroupCommit<>(ledger.database(), "ledger-accept-" + String.join(",", targets), this::write);
    }

    /**
     * The stage completes, on a thread of the ledger's pool, when the batch is durable.
     *
     * @param elements {@link Event}, {@link Poison} or {@link SequenceMark}
     */
    CompletableFuture<Void> accept(List<?> elements) {
        Batch batch = encode(elements);
        return writer.submit(batch).thenRunAsync(() -> tell(batch), ledger.pool());
    }

    private static Batch encode(List<?> elements) {
        Batch batch = new Batch(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Object element : elements) {
            if (element instanceof Event<?> event) {
                batch.elements.add(Incoming.of(event));
            } else if (element instanceof SequenceMark mark) {
                batch.elements.add(mark);
            } else if (element instanceof Poison poison) {
                batch.poison.add(poison);
            } else {
                throw new MfgException(
                        LedgerError.WRONG_BODY,
                        "expected an Event or a list of events, got "
                                + (element == null
                                        ? "nothing"
                                        : element.getClass().getName()));
            }
        }
        return batch;
    }

    private void write(Connection connection, List<Batch> batches) throws SQLException {
        Instant now = ledger.now();
        Batch told = batches.get(0); // what is told after the commit, for all
        told.acceptances.clear();
        told.transitions.clear();
        for (Targets.Row row : Targets.lock(connection, targets).values()) {
            if (row.open() >= options.maxOpen()) {
                throw new MfgException(
                        LedgerError.BACK_PRESSURE,
                        row.target() + " has " + row.open() + " open deliveries, at most " + options.maxOpen()
                                + " are allowed");
            }
        }
        for (Batch batch : batches) {
            for (Poison poison : batch.poison) {
                ledger.quarantine().store(connection, poison);
            }
        }
        List<Element> elements =
                batches.stream().flatMap(batch -> batch.elements.stream()).toList();
        for (String target : targets) {
            Accept accept = new Accept(connection, target, now, options.gapTimeout());
            accept.write(elements);
            told.acceptances.addAll(accept.acceptances());
            told.transitions.addAll(accept.transitions());
        }
    }

    private void tell(Batch batch) {
        ledger.tellAccepted(batch.acceptances);
        ledger.tell(batch.transitions);
        ledger.wake(targets);
    }

    @Override
    public void close() {
        writer.close();
    }
}
