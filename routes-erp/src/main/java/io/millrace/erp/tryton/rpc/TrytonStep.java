/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.rpc;

import io.millrace.core.check.Settings;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/**
 * A step that calls Tryton on threads of its own, as many as there are connections.
 *
 * <p>Properties: {@code server} ({@link TrytonSettings}).
 */
public abstract class TrytonStep extends AsyncProcessorSupport implements Settings, CamelContextAware {

    private final TrytonSettings server = new TrytonSettings();
    private final String threadName;
    private CamelContext camelContext;
    private TrytonServer tryton;
    private ExecutorService threads;

    protected TrytonStep(String threadName) {
        this.threadName = threadName;
    }

    public final TrytonSettings getServer() {
        return server;
    }

    /** The step's calls; what it throws is the exchange's failure. */
    protected abstract void call(TrytonServer tryton, Exchange exchange);

    /** Makes the calls on another thread. */
    protected final CompletionStage<Void> callLater(Exchange exchange) {
        return CompletableFuture.runAsync(() -> call(tryton, exchange), threads);
    }

    @Override
    public void check() {
        server.check();
    }

    @Override
    public final List<String> addresses() {
        return List.of(server.address());
    }

    @Override
    public final CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public final void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    @Override
    protected void doStart() {
        tryton = new TrytonServer(camelContext, server);
        ThreadPoolProfile profile = new ThreadPoolProfile(threadName);
        profile.setPoolSize(server.maxConnections());
        profile.setMaxPoolSize(server.maxConnections());
        profile.setMaxQueueSize(Integer.MAX_VALUE);
        // Camel's default drops what comes after the stop, without a word: whoever waits for it would wait for ever.
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        threads = camelContext.getExecutorServiceManager().newThreadPool(this, threadName, profile);
    }

    @Override
    protected void doStop() {
        camelContext.getExecutorServiceManager().shutdownGraceful(threads);
        tryton.close();
    }
}
