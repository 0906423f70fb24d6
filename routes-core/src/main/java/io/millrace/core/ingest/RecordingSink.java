/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ingest;

import io.millrace.canonical.error.ErrorCode;
import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.event.Event;
import io.millrace.core.db.Database;
import io.millrace.core.db.GroupCommit;
import io.millrace.core.ledger.SequenceMark;
import io.millrace.core.quarantine.Quarantine;
import io.millrace.core.step.AsyncStep;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;

/**
 * The step of a sink kamelet that keeps what events say: takes an {@link Event}, or a list of them, and completes when
 * that is durable. {@link Poison} goes to the quarantine in the same transaction. The body stays as it is.
 *
 * @param <F> what the events of one exchange say
 */
public abstract class RecordingSink<F> extends AsyncProcessorSupport implements CamelContextAware {

    private record Batch<F>(F facts, List<Poison> poison) {}

    private final String name;
    private final ErrorCode notAnEvent;
    private CamelContext camelContext;
    private Quarantine quarantine;
    private GroupCommit<Batch<F>> commit;

    /** @param name of its thread */
    protected RecordingSink(String name, ErrorCode notAnEvent) {
        this.name = name;
        this.notAnEvent = notAnEvent;
    }

    /** Nothing said yet. */
    protected abstract F nothing();

    /** Adds what an event says. */
    protected abstract void add(F facts, Event<?> event);

    /** Writes what was said in one exchange. */
    protected abstract void record(Connection connection, F facts) throws SQLException;

    /** It is durable. */
    protected void recorded(F facts) {}

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    @Override
    protected void doStart() throws Exception {
        quarantine = Quarantine.of(camelContext);
        commit = new GroupCommit<>(Database.of(camelContext), name, this::write);
    }

    @Override
    protected void doStop() {
        commit.close();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        return AsyncStep.run(exchange, callback, this::record);
    }

    private CompletionStage<?> record(Exchange exchange) {
        Batch<F> batch = batch(exchange.getMessage().getBody());
        return commit.submit(batch).thenRun(() -> recorded(batch.facts));
    }

    private Batch<F> batch(Object body) {
        Collection<?> elements = body instanceof Collection<?> list ? list : Collections.singletonList(body);
        Batch<F> batch = new Batch<>(nothing(), new ArrayList<>());
        for (Object element : elements) {
            if (element instanceof Event<?> event) {
                add(batch.facts, event);
            } else if (element instanceof Poison poison) {
                batch.poison.add(poison);
            } else if (!(element instanceof SequenceMark)) {
                throw new MfgException(
                        notAnEvent,
                        "expected an event, got "
                                + (element == null
                                        ? "nothing"
                                        : element.getClass().getName()));
            }
        }
        return batch;
    }

    private void write(Connection connection, List<Batch<F>> batches) throws SQLException {
        for (Batch<F> batch : batches) {
            record(connection, batch.facts);
            for (Poison poison : batch.poison) {
                quarantine.store(connection, poison);
            }
        }
    }
}
