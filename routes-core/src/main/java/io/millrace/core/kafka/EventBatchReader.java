/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventType;
import io.millrace.core.ingest.Poison;
import io.millrace.core.ingest.RawInput;
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

/**
 * The first step of {@code mfg-event-source}: decodes a batch of records into a {@code List} of {@link Event} and, where
 * one cannot be decoded, {@link Poison}. Records of other types than asked for are left out before anything of them is
 * decoded; a batch of nothing else is acknowledged at once. After a failure it waits before it lets the batch go again.
 */
public final class EventBatchReader implements Processor {

    private Set<String> types = Set.of();
    private ThreadLocal<Backoff> backoff = backoff(Duration.ofSeconds(30));

    /** Short names of {@link EventType}, comma-separated; empty takes all. */
    public void setEventTypes(String shortNames) {
        types = Arrays.stream(shortNames.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> EventType.ofShortName(name).type())
                .collect(Collectors.toUnmodifiableSet());
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
        EventBatch batch = EventBatch.begin(exchange, children, backoff.get());
        backoff.get().await(() -> isStopping(exchange));
        List<Object> events = decode(children, ExchangeHelper.getRouteId(exchange));
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(events);
        if (events.isEmpty()) {
            batch.commit();
            exchange.setRouteStop(true);
        }
    }

    private List<Object> decode(List<Exchange> children, String routeId) {
        List<Object> events = new ArrayList<>(children.size());
        for (Exchange child : children) {
            EventRecord record = EventRecord.of(child);
            if (isWanted(record.type()) || record.isStructured()) {
                try {
                    Event<?> event = record.decode();
                    if (isWanted(event.envelope().type().type())) {
                        events.add(event);
                    }
                } catch (RuntimeException undecodable) {
                    events.add(Poison.of(record.rawInput(routeId), undecodable));
                }
            }
        }
        return events;
    }

    /** A record that does not say its type is looked at: it is poison, and somebody must know. */
    private boolean isWanted(String type) {
        return types.isEmpty() || type == null || types.contains(type);
    }

    private static boolean isStopping(Exchange exchange) {
        Route route = exchange.getContext().getRoute(exchange.getFromRouteId());
        return exchange.getContext().isStopping()
                || route.getConsumer() instanceof StatefulService consumer && !consumer.isStarted();
    }
}
