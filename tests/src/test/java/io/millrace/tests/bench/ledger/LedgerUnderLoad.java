/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.ledger;

import static org.awaitility.Awaitility.await;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.json.CloudEventCodec;
import io.millrace.core.db.Database;
import io.millrace.core.ledger.Ledger;
import io.millrace.core.ledger.LedgerComponent;
import io.millrace.core.ledger.LedgerListener;
import io.millrace.core.ledger.State;
import io.millrace.core.ledger.Transition;
import io.millrace.core.post.Barrier;
import io.millrace.core.post.TargetClass;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** An application whose one flow takes from a ledger, encodes the event, passes the barrier and calls a target. */
final class LedgerUnderLoad implements AutoCloseable {

    private static final int BATCH = 500;
    private static final int BATCHES_AT_A_TIME = 4;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final AtomicLong posted = new AtomicLong();
    private final ProducerTemplate producer;

    /** @param from the ledger's endpoint, with the options of the consumer */
    LedgerUnderLoad(Database database, LedgerComponent component, String from, Processor target) throws Exception {
        context.disableJMX();
        context.addComponent("ledger", component);
        context.getRegistry().bind("database", Database.class, database);
        context.getRegistry().bind("listener", LedgerListener.class, new LedgerListener() {
            @Override
            public void changed(List<Transition> transitions) {
                posted.addAndGet(transitions.stream()
                        .filter(each -> each.to() == State.POSTED)
                        .count());
            }
        });
        Barrier barrier = new Barrier();
        barrier.setTargetClass(TargetClass.IDEMPOTENT);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(from)
                        .routeId("post")
                        .process(exchange -> exchange.getMessage()
                                .setBody(CloudEventCodec.data(
                                        exchange.getMessage().getBody(Event.class))))
                        .process(barrier)
                        .process(target);
            }
        });
        context.start();
        producer = context.createProducerTemplate();
    }

    /** Accepts the events in batches, some at a time, and returns when all are durable. */
    void accept(String target, List<? extends Event<?>> events) {
        Deque<CompletableFuture<?>> underWay = new ArrayDeque<>();
        for (int from = 0; from < events.size(); from += BATCH) {
            if (underWay.size() == BATCHES_AT_A_TIME) {
                underWay.remove().join();
            }
            underWay.add(producer.asyncRequestBody(
                    "ledger:" + target, events.subList(from, Math.min(events.size(), from + BATCH))));
        }
        underWay.forEach(CompletableFuture::join);
    }

    long posted() {
        return posted.get();
    }

    void awaitPosted(long number) {
        await().atMost(Duration.ofMinutes(30))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> posted.get() >= number);
    }

    /** Asks how the targets are doing. @return seconds */
    double status() {
        long began = System.nanoTime();
        Ledger.of(context).status();
        return (System.nanoTime() - began) / 1e9;
    }

    @Override
    public void close() {
        context.stop();
    }
}
