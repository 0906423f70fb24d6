/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.fence;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.event.Event;
import io.millrace.core.db.GroupCommit;
import io.millrace.core.ingest.Poison;
import io.millrace.core.ledger.SequenceMark;
import io.millrace.core.quarantine.Quarantine;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;

/**
 * The step of {@code mfg-fence-sink}: records an {@link Event}, or a list of them, and completes when that is durable.
 * {@link Poison} goes to the quarantine in the same transaction. The body stays as it is.
 */
public final class FenceSink extends AsyncProcessorSupport implements CamelContextAware {

    /** What one exchange brings. */
    private static final class Batch {
        private final Facts facts = new Facts();
        private final List<Poison> poison = new ArrayList<>();
        private volatile boolean opened;
    }

    private CamelContext camelContext;
    private Fence fence;
    private Quarantine quarantine;
    private GroupCommit<Batch> commit;

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    @Override
    protected void doStart() {
        fence = Fence.of(camelContext);
        quarantine = Quarantine.of(camelContext);
        commit = new GroupCommit<>(fence.database(), "millrace-fence", this::write);
    }

    @Override
    protected void doStop() {
        commit.close();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Batch batch;
        try {
            batch = batch(exchange.getMessage().getBody());
        } catch (MfgException failure) {
            exchange.setException(failure);
            callback.done(true);
            return true;
        }
        commit.submit(batch).whenComplete((done, failure) -> {
            if (failure != null) {
                exchange.setException(failure instanceof CompletionException ? failure.getCause() : failure);
            } else if (batch.opened) {
                fence.opened();
            }
            callback.done(false);
        });
        return false;
    }

    private static Batch batch(Object body) {
        Collection<?> elements = body instanceof Collection<?> list ? list : Collections.singletonList(body);
        Batch batch = new Batch();
        for (Object element : elements) {
            if (element instanceof Event<?> event) {
                batch.facts.add(event);
            } else if (element instanceof Poison poison) {
                batch.poison.add(poison);
            } else if (!(element instanceof SequenceMark)) {
                throw new MfgException(
                        FenceError.NOT_AN_EVENT,
                        "expected an event, got "
                                + (element == null
                                        ? "nothing"
                                        : element.getClass().getName()));
            }
        }
        return batch;
    }

    private void write(Connection connection, List<Batch> batches) throws SQLException {
        for (Batch batch : batches) {
            batch.opened = fence.record(connection, batch.facts);
            for (Poison poison : batch.poison) {
                quarantine.store(connection, poison);
            }
        }
    }
}
