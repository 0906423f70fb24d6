/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventType;
import io.millrace.core.db.Database;
import io.millrace.core.ingest.Poison;
import io.millrace.core.ingest.RawInput;
import io.millrace.core.ledger.SequenceMark;
import io.millrace.core.observe.EventMetrics;
import io.millrace.core.quarantine.Quarantine;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.StatefulService;
import org.apache.camel.support.ExchangeHelper;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The first step of {@code mfg-event-source}: decodes a batch of records into a {@code List} of {@link Event} and, where
 * one cannot be decoded, {@link Poison}. Records of other types than asked for are left out before anything of them is
 * decoded; a batch of nothing else is acknowledged at once. After a failure it waits before it lets the batch go again.
 */
public final class EventBatchReader implements Processor {

    private EventSelection selection = EventSelection.ALL;
    private boolean watchSequences;
    private ThreadLocal<Backoff> backoff = backoff(Duration.ofSeconds(30));

    /** Short names of {@link EventType}, comma-separated; empty takes all. */
    public void setEventTypes(String shortNames) {
        selection = EventSelection.of(shortNames);
    }

    /** Should the running numbers of left-out events be told, so that the ledger does not take them for gaps? */
    public void setWatchSequences(boolean watchSequences) {
        this.watchSequences = watchSequences;
    }

    /** The longest wait between two attempts at a failing batch, in milliseconds. */
    public void setMaxBackoff(long millis) {
        backoff = backoff(Duration.ofMillis(millis));
    }

    private static ThreadLocal<Backoff> backoff(Duration limit) {
        return ThreadLocal.withInitial(() -> new Backoff(limit));
    }

    @Override
    public void process(Exchange exchange) throws InterruptedException {
        if (RawInput.isReplay(exchange)) {
            exchange.getMessage()
                    .setBody(List.of(EventRecord.of(RawInput.of(exchange)).decode()));
            return;
        }
        EventBatch batch = EventBatch.begin(exchange, backoff.get());
        backoff.get().await(() -> isStopping(exchange));
        List<Object> events = decode(batch, exchange);
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(events);
        EventMetrics.consumed(exchange, events);
        if (events.isEmpty()) {
            exchange.setRouteStop(true);
        }
    }

    private List<Object> decode(EventBatch batch, Exchange exchange) {
        Claim claim = batch.claim();
        String routeId = ExchangeHelper.getRouteId(exchange);
        List<Object> events = new ArrayList<>(batch.records().size());
        for (ConsumerRecord<byte[], byte[]> each : batch.records()) {
            EventRecord record = EventRecord.of(each);
            if (claim == null || isNew(record, claim)) {
                boolean decoded = selection.takes(record.type()) || record.isStructured();
                Object event = decoded ? decode(record, routeId) : mark(record);
                if (claim != null && event instanceof Poison poison) {
                    keep(poison, claim, exchange);
                } else if (event != null) {
                    events.add(event);
                }
            }
        }
        return events;
    }

    /** What is not claimed, since it has no identity or another type, does not count as repeated. */
    private boolean isNew(EventRecord record, Claim claim) {
        EventIdentity identity = EventIdentity.of(record);
        return identity == null || !selection.takes(record.type()) || claim.takes(identity);
    }

    /** A flow beyond a ledger has no place for poison: it goes into the quarantine together with the claim. */
    private static void keep(Poison poison, Claim claim, Exchange exchange) {
        try {
            Quarantine.of(exchange.getContext()).store(claim.connection(), poison);
        } catch (SQLException failure) {
            throw Database.failed(failure);
        }
    }

    private @Nullable Object decode(EventRecord record, String routeId) {
        try {
            Event<?> event = record.decode();
            return selection.takes(event.envelope().type().type()) ? event : mark(record);
        } catch (RuntimeException undecodable) {
            return Poison.of(record.rawInput(routeId), undecodable);
        }
    }

    private @Nullable SequenceMark mark(EventRecord record) {
        return watchSequences ? record.mark() : null;
    }

    private static boolean isStopping(Exchange exchange) {
        Route route = exchange.getContext().getRoute(exchange.getFromRouteId());
        return exchange.getContext().isStopping()
                || route.getConsumer() instanceof StatefulService consumer && !consumer.isStarted();
    }
}
