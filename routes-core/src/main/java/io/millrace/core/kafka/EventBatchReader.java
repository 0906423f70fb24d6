/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventType;
import io.millrace.core.ingest.Poison;
import io.millrace.core.ingest.RawInput;
import io.millrace.core.ledger.SequenceMark;
import io.millrace.core.observe.EventMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.StatefulService;
import org.apache.camel.support.ExchangeHelper;
import org.jspecify.annotations.Nullable;

/**
 * The first step of {@code mfg-event-source}: decodes a batch of records into a {@code List} of {@link Event} and, where
 * one cannot be decoded, {@link Poison}. Records of other types than asked for are left out before anything of them is
 * decoded; a batch of nothing else is acknowledged at once. After a failure it waits before it lets the batch go again.
 */
public final class EventBatchReader implements Processor {

    private Set<String> types = Set.of();
    private boolean watchSequences;
    private ThreadLocal<Backoff> backoff = backoff(Duration.ofSeconds(30));

    /** Short names of {@link EventType}, comma-separated; empty takes all. */
    public void setEventTypes(String shortNames) {
        types = Arrays.stream(shortNames.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> withoutVersion(EventType.ofShortName(name).type()))
                .collect(Collectors.toUnmodifiableSet());
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
        @SuppressWarnings("unchecked")
        List<Exchange> children = exchange.getMessage().getBody(List.class);
        EventBatch.begin(exchange, children, backoff.get());
        backoff.get().await(() -> isStopping(exchange));
        List<Object> events = decode(children, ExchangeHelper.getRouteId(exchange));
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(events);
        EventMetrics.consumed(exchange, events);
        if (events.isEmpty()) {
            exchange.setRouteStop(true);
        }
    }

    private List<Object> decode(List<Exchange> children, String routeId) {
        List<Object> events = new ArrayList<>(children.size());
        for (Exchange child : children) {
            EventRecord record = EventRecord.of(child);
            Object event = isWanted(record.type()) || record.isStructured() ? decode(record, routeId) : mark(record);
            if (event != null) {
                events.add(event);
            }
        }
        return events;
    }

    private @Nullable Object decode(EventRecord record, String routeId) {
        try {
            Event<?> event = record.decode();
            return isWanted(event.envelope().type().type()) ? event : mark(record);
        } catch (RuntimeException undecodable) {
            return Poison.of(record.rawInput(routeId), undecodable);
        }
    }

    private @Nullable SequenceMark mark(EventRecord record) {
        return watchSequences ? record.mark() : null;
    }

    /** A record that does not say its type is looked at: it is poison, and somebody must know. */
    private boolean isWanted(String type) {
        return types.isEmpty() || type == null || types.contains(withoutVersion(type));
    }

    /** A version this consumer does not know yet is wanted: it becomes poison instead of being passed over unseen. */
    private static String withoutVersion(String type) {
        int version = type.lastIndexOf(".v");
        return version < 0 ? type : type.substring(0, version);
    }

    private static boolean isStopping(Exchange exchange) {
        Route route = exchange.getContext().getRoute(exchange.getFromRouteId());
        return exchange.getContext().isStopping()
                || route.getConsumer() instanceof StatefulService consumer && !consumer.isStarted();
    }
}
