/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.crash;

import io.millrace.canonical.event.Event;
import io.millrace.core.db.Database;
import io.millrace.core.ledger.Ledger;
import io.millrace.core.ledger.LedgerComponent;
import io.millrace.core.post.Delivery;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;
import org.apache.camel.FailedToCreateProducerException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ProcessorDefinition;

/** An application with a ledger and one post flow, from its start to its death or its orderly stop. */
public final class Life implements AutoCloseable {

    private final Site site;
    private final Fuse fuse;
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ProducerTemplate source;

    /**
     * @param fuse that kills it
     * @param sink adds the sink to the flow
     */
    public Life(Site site, String owner, Fuse fuse, UnaryOperator<ProcessorDefinition<?>> sink) throws Exception {
        this.site = site;
        this.fuse = fuse;
        context.disableJMX();
        context.getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
        context.getShutdownStrategy().setTimeout(1);
        context.getRegistry().bind("database", Database.class, database());
        context.getRegistry().bind("clock", InstantSource.class, site.clock());
        LedgerComponent component = new LedgerComponent();
        component.setOwner(owner);
        context.addComponent("ledger", component);
        context.addRoutes(flow(sink));
        this.source = context.createProducerTemplate();
        context.start();
    }

    private Database database() throws SQLException {
        CommitWatch watch = new CommitWatch(site.dataSource(), site.schema(), site.target(), fuse, site.changes());
        return new Database(watch.dataSource(), site.schema());
    }

    private RouteBuilder flow(UnaryOperator<ProcessorDefinition<?>> sink) {
        String ledger = "ledger:%s?retryDelay=200&retryMaxDelay=500&settleWindow=%d"
                .formatted(site.target(), site.settleWindow().toMillis());
        return new RouteBuilder() {
            @Override
            public void configure() {
                ProcessorDefinition<?> mapped =
                        from(ledger).process(Life.this::map).doTry();
                ProcessorDefinition<?> posted = sink.apply(mapped);
                posted.endDoTry().doFinally().process(Life.this::answered);
            }
        };
    }

    private void map(Exchange exchange) {
        Event<?> event = exchange.getMessage().getBody(Event.class);
        exchange.setProperty("eventId", event.envelope().id());
        if (Delivery.of(exchange).purpose() == Delivery.Purpose.POST) {
            fuse.reached(CrashPoint.WHILE_MAPPING, event.envelope().id());
        }
        fuse.endIfBlown();
        exchange.getMessage().setBody(Movement.of(event));
    }

    private void answered(Exchange exchange) {
        if (Delivery.of(exchange).purpose() == Delivery.Purpose.POST) {
            fuse.reached(CrashPoint.ANSWER_READ, exchange.getProperty("eventId", String.class));
        }
    }

    /** @return whether the source may forget it */
    public boolean offer(Event<?> event) {
        try {
            Exchange answer = source.request(
                    "ledger:" + site.target(), exchange -> exchange.getMessage().setBody(event));
            return !answer.isFailed() && !fuse.isBlown();
        } catch (FailedToCreateProducerException e) {
            if (fuse.isBlown()) {
                return false; // it died while it started
            }
            throw e;
        }
    }

    /** The source has noted that it need not send the event again. */
    void noted(Event<?> event) {
        fuse.reached(CrashPoint.AFTER_ACKNOWLEDGEMENT, event.envelope().id());
    }

    /** There may be something to do. */
    public void wake() {
        Ledger.of(context).wake(List.of(site.target()));
    }

    public DefaultCamelContext context() {
        return context;
    }

    /** Nothing is on its way through the flow. */
    public boolean isIdle() {
        return context.getInflightRepository().size() == 0;
    }

    @Override
    public void close() {
        context.stop();
    }
}
