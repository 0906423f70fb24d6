/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench;

import io.millrace.canonical.json.CanonicalJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The figures of one benchmark: printed, and written as JSON lines to {@code target/bench/<benchmark>.jsonl}, from where
 * {@code PerformancePage} takes them into {@code docs/performance.md}.
 */
public final class Results {

    private final String benchmark;
    private final Path file;

    private Results(String benchmark, Path file) {
        this.benchmark = benchmark;
        this.file = file;
    }

    /** Begins a run: what an earlier one wrote is dropped. */
    public static Results of(String benchmark) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "bench"));
        Path file = folder.resolve(benchmark + ".jsonl");
        Files.write(file, new byte[0]);
        return new Results(benchmark, file);
    }

    /**
     * Says a ratio and whether its target is met.
     *
     * @param rounds the ratio of each round, both sides measured in that round
     */
    public void ratio(String name, List<Double> rounds, Target target) throws IOException {
        Interval interval = Interval.of(rounds);
        String verdict = target.verdict(interval);
        System.out.printf(
                Locale.ROOT,
                "RATIO %s.%s %.3g [%.3g, %.3g] (target %s: %s)%n",
                benchmark,
                name,
                interval.median(),
                interval.low(),
                interval.high(),
                target,
                verdict);
        Map<String, Object> line = line(name, "ratio", rounds, interval);
        line.put("target", target.toString());
        line.put("verdict", verdict);
        write(line);
    }

    /** Says a figure that has no target, for example the rate of each peer. */
    public void figure(String name, String unit, List<Double> rounds) throws IOException {
        Interval interval = Interval.of(rounds);
        System.out.printf(
                Locale.ROOT,
                "FIGURE %s.%s %,.1f [%,.1f, %,.1f] %s%n",
                benchmark,
                name,
                interval.median(),
                interval.low(),
                interval.high(),
                unit);
        write(line(name, unit, rounds, interval));
    }

    private Map<String, Object> line(String name, String unit, List<Double> rounds, Interval interval) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("benchmark", benchmark);
        line.put("name", name);
        line.put("unit", unit);
        line.put("median", interval.median());
        line.put("low", interval.low());
        line.put("high", interval.high());
        line.put("rounds", rounds);
        return line;
    }

    private void write(Map<String, Object> line) throws IOException {
        String json = new String(CanonicalJson.write(line), StandardCharsets.UTF_8);
        Files.writeString(file, json + "\n", StandardOpenOption.APPEND);
    }
}
