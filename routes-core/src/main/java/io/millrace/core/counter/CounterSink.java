/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.counter;

import io.millrace.canonical.error.MfgException;
import io.millrace.core.db.Database;
import io.millrace.core.db.GroupCommit;
import io.millrace.core.step.AsyncStep;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.AsyncProcessorSupport;

/**
 * The step of {@code mfg-counter-sink}: adds a {@link CounterReading}, or a list of them, to the machine's counters and
 * completes when that is durable. Readings of many exchanges share a commit.
 */
public final class CounterSink extends AsyncProcessorSupport implements CamelContextAware {

    private CamelContext camelContext;
    private GroupCommit<CounterReading> commit;

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
        Database database = Database.of(camelContext);
        commit = new GroupCommit<>(database, "millrace-counter", new Counters(database, InstantSource.system())::count);
    }

    @Override
    protected void doStop() {
        commit.close();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        return AsyncStep.run(exchange, callback, this::count);
    }

    private CompletionStage<?> count(Exchange exchange) {
        return CompletableFuture.allOf(
                readings(exchange.getMessage()).stream().map(commit::submit).toArray(CompletableFuture[]::new));
    }

    private static List<CounterReading> readings(Message message) {
        Object body = message.getBody();
        Collection<?> all = body instanceof Collection<?> list ? list : Collections.singletonList(body);
        return all.stream().map(CounterSink::reading).toList();
    }

    private static CounterReading reading(Object element) {
        if (element instanceof CounterReading reading) {
            return reading;
        }
        throw new MfgException(
                CounterError.NOT_A_READING,
                "expected a CounterReading, got "
                        + (element == null ? "nothing" : element.getClass().getName()));
    }
}
