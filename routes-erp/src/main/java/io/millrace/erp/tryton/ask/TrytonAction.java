/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.ask;

import io.millrace.canonical.value.PlantId;
import io.millrace.core.check.Settings;
import io.millrace.core.post.Posting;
import io.millrace.core.reference.CrossReference;
import io.millrace.core.transform.MappingContext;
import io.millrace.erp.action.Unanswered;
import io.millrace.erp.tryton.mapping.TrytonCodes;
import io.millrace.erp.tryton.rpc.Tryton;
import io.millrace.erp.tryton.rpc.TrytonServer;
import io.millrace.erp.tryton.rpc.TrytonSettings;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;

/**
 * The one step of a Tryton action kamelet: the body is a question, then its answer. What it cannot answer it says as an
 * {@link io.millrace.core.api.ApiException}.
 *
 * <p>Properties: {@code server} ({@link TrytonSettings}).
 *
 * @param <Q> the question
 */
public abstract class TrytonAction<Q extends Record> extends AsyncProcessorSupport
        implements Settings, CamelContextAware {

    static final String SYSTEM = "Tryton";

    private final Class<Q> type;
    private final TrytonSettings server = new TrytonSettings();
    private final Posting posting = Unanswered.posting(SYSTEM);
    private CamelContext camelContext;
    private TrytonServer tryton;
    private ExecutorService threads;

    TrytonAction(Class<Q> type) {
        this.type = type;
    }

    public final TrytonSettings getServer() {
        return server;
    }

    /** @param asOf now */
    abstract Record answer(Tryton tryton, Q question, OffsetDateTime asOf);

    @Override
    public void check() {
        server.check();
    }

    @Override
    public final List<String> addresses() {
        return List.of(server.address());
    }

    @Override
    public final boolean process(Exchange exchange, AsyncCallback callback) {
        threads.execute(() -> {
            Object body = exchange.getMessage().getBody();
            try {
                Tryton calls = new Tryton(tryton, posting, false);
                exchange.getMessage().setBody(answer(calls, type.cast(body), OffsetDateTime.now()));
            } catch (RuntimeException failure) {
                exchange.setException(Unanswered.of(body, SYSTEM, failure));
            }
            callback.done(false);
        });
        return false;
    }

    /** What Tryton calls the plant's things now. */
    final TrytonCodes codes(PlantId plant, OffsetDateTime now) {
        Object[] services = Stream.ofNullable(camelContext.getRegistry().findSingleByType(CrossReference.class))
                .toArray();
        return TrytonCodes.of(MappingContext.of(Map.of(), services), plant, now);
    }

    @Override
    protected void doStart() {
        tryton = new TrytonServer(camelContext, server);
        threads = camelContext
                .getExecutorServiceManager()
                .newFixedThreadPool(this, "mfg-tryton-ask", server.maxConnections());
    }

    @Override
    protected void doStop() {
        camelContext.getExecutorServiceManager().shutdownGraceful(threads);
        tryton.close();
    }

    @Override
    public final CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public final void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }
}
