/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.ledger;

import io.millrace.core.post.Posted;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;

/** A target that answers after a while, without holding a thread meanwhile. */
final class SlowTarget extends AsyncProcessorSupport {

    private final Executor later;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    SlowTarget(Duration takes) {
        later = CompletableFuture.delayedExecutor(takes.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        most.accumulateAndGet(calls.incrementAndGet(), Math::max);
        later.execute(() -> {
            calls.decrementAndGet();
            new Posted("DOC").on(exchange);
            callback.done(false);
        });
        return false;
    }

    /** The most calls that were under way at a time. */
    int most() {
        return most.get();
    }
}
