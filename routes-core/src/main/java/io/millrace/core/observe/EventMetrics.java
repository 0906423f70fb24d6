/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.observe;

import io.micrometer.core.instrument.Tags;
import io.millrace.canonical.event.Event;
import java.util.Collection;
import java.util.List;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Counts the events that go to and come from the backbone. */
public final class EventMetrics {

    private final Metrics metrics;

    EventMetrics(Metrics metrics) {
        this.metrics = metrics;
    }

    /** @param body an event or a list; null and an empty list are nothing */
    public static void published(Exchange exchange, @Nullable Object body) {
        count(exchange, "published", body);
    }

    /** @param body a list of events and of what could not be decoded */
    public static void consumed(Exchange exchange, @Nullable Object body) {
        count(exchange, "consumed", body);
    }

    private static void count(Exchange exchange, String direction, @Nullable Object body) {
        EventMetrics events = exchange.getContext().getCamelContextExtension().getContextPlugin(EventMetrics.class);
        Collection<?> batch =
                body instanceof Collection<?> several ? several : body == null ? List.of() : List.of(body);
        if (events != null) {
            events.metrics.count("mfg.backbone.events", batch, element -> tags(direction, element));
        }
    }

    private static Tags tags(String direction, Object element) {
        return element instanceof Event<?> event
                ? Tags.of(
                        "direction", direction,
                        "plant", event.envelope().plant(),
                        "event", event.envelope().type().shortName())
                : Tags.of("direction", direction, "plant", "unknown", "event", "poison");
    }
}
