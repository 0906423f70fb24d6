/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/** The integrator's {@code MeterRegistry}, looked for until it is found: a runtime may bind it late. */
final class Metrics {

    private final CamelContext context;
    private volatile @Nullable MeterRegistry found;

    Metrics(CamelContext context) {
        this.context = context;
    }

    /** Adds the elements of a batch to a counter, once per combination of tags. */
    <T> void count(String name, Collection<T> batch, Function<T, Tags> tags) {
        with(registry -> {
            Map<Tags, Integer> counts = new HashMap<>();
            batch.forEach(element -> counts.merge(tags.apply(element), 1, Integer::sum));
            counts.forEach((itsTags, count) -> registry.counter(name, itsTags).increment(count));
        });
    }

    void time(String name, Tags tags, Duration duration) {
        with(registry -> registry.timer(name, tags).record(duration));
    }

    void with(Consumer<MeterRegistry> work) {
        MeterRegistry registry = found;
        if (registry == null) {
            registry = context.getRegistry().findSingleByType(MeterRegistry.class);
            found = registry;
        }
        if (registry != null) {
            work.accept(registry);
        }
    }
}
