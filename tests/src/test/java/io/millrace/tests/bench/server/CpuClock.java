/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.server;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Reads the CPU time of a process and its children ten times a second, to tell what it used between two moments. */
public final class CpuClock implements AutoCloseable {

    private static final long EVERY_MILLIS = 100;

    private final ProcessHandle process;
    private final NavigableMap<Instant, Duration> readings = new ConcurrentSkipListMap<>();
    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor();

    public CpuClock(ProcessHandle process) {
        this.process = process;
        reader.scheduleAtFixedRate(this::read, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void read() {
        Duration used = Stream.concat(Stream.of(process), process.descendants())
                .map(each -> each.info().totalCpuDuration())
                .flatMap(Optional::stream)
                .reduce(Duration.ZERO, Duration::plus);
        readings.put(Instant.now(), used);
    }

    /** Interpolated between the readings. */
    public Duration between(Instant from, Instant to) {
        return at(to).minus(at(from));
    }

    private Duration at(Instant moment) {
        Map.Entry<Instant, Duration> before = readings.floorEntry(moment);
        Map.Entry<Instant, Duration> after = readings.ceilingEntry(moment);
        if (before == null || after == null) {
            throw new IllegalStateException("no reading around " + moment);
        }
        long span = Duration.between(before.getKey(), after.getKey()).toNanos();
        if (span == 0) {
            return before.getValue();
        }
        double part = (double) Duration.between(before.getKey(), moment).toNanos() / span;
        long used = after.getValue().minus(before.getValue()).toNanos();
        return before.getValue().plusNanos((long) (used * part));
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
