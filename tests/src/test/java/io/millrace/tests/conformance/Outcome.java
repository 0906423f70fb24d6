/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run of the proof showed.
 *
 * @param proof what was done, as the table of docs/conformance.md says it
 * @param database with its version
 * @param commit of the code that ran
 * @param faults how often the fault of this proof was made
 * @param events that a source was told are durable
 * @param effects in the targets
 * @param misbehaved calls that a target did not simply book and answer
 * @param interrupted calls that were under way when their process died
 * @param byPerson deliveries that a person settled
 * @param also numbers of the promises that its fault tries beside those that every history shows
 * @param notes what it showed beside, in words
 */
public record Outcome(
        String proof,
        String database,
        String commit,
        long seed,
        int faults,
        long events,
        long effects,
        long misbehaved,
        long interrupted,
        long byPerson,
        long seconds,
        Map<String, Long> anomalies,
        List<String> findings,
        List<Integer> also,
        List<String> notes) {

    static final Path RESULTS = Path.of("target", "conformance", "results.jsonl");

    /** What is not built makes nothing else run. */
    private static final List<String> STATUS =
            List.of("git", "status", "--porcelain", "--", ":/", ":(top,exclude)docs", ":(top,exclude,glob)**/*.md");

    public Outcome {
        also = also == null ? List.of() : List.copyOf(also);
        notes = notes == null ? List.of() : List.copyOf(notes);
    }

    /** Of many small cases instead of one run; there is no seed and nobody to ask. */
    public static Outcome ofCases(
            String proof,
            String database,
            int faults,
            long events,
            long effects,
            long misbehaved,
            long interrupted,
            long seconds,
            Map<String, Long> anomalies,
            List<String> findings,
            List<String> notes)
            throws IOException {
        return new Outcome(
                proof,
                database,
                head(),
                0,
                faults,
                events,
                effects,
                misbehaved,
                interrupted,
                0,
                seconds,
                anomalies,
                findings,
                List.of(),
                notes);
    }

    /** The same of a run that has no ledger in it: what it shows is whether what has passed passes again. */
    public Outcome withoutLedger() {
        return new Outcome(
                proof,
                database,
                commit,
                seed,
                faults,
                events,
                effects,
                misbehaved,
                interrupted,
                byPerson,
                seconds,
                anomalies,
                findings,
                List.of(Guarantee.PASSED_ONCE.number()),
                notes);
    }

    /** Compares the histories of the folder, and counts what is in them. */
    static Outcome of(
            String proof,
            String database,
            long seed,
            int faults,
            long seconds,
            Path folder,
            List<Integer> also,
            List<String> notes)
            throws IOException {
        Histories histories = Histories.read(folder);
        List<Finding> findings = Checker.check(histories);
        long misbehaved = 0;
        for (JsonNode line : HistoryFile.lines(folder.resolve(Histories.TARGET))) {
            boolean well = line.path("fate").asText().equals(Fate.AT_ONCE.name());
            misbehaved += line.path("kind").asText().equals("call") && !well ? 1 : 0;
        }
        Map<String, Long> anomalies = new TreeMap<>();
        findings.forEach(each -> anomalies.merge(each.anomaly().toString(), 1L, Long::sum));
        Outcome outcome = new Outcome(
                proof,
                database,
                head(),
                seed,
                faults,
                histories.sent().stream().filter(Histories.Sent::acknowledged).count(),
                histories.effects().size(),
                misbehaved,
                histories.audit().stream()
                        .filter(each -> each.reason() != null && each.reason().contains("the process ended while"))
                        .count(),
                histories.audit().stream()
                        .filter(each -> each.state().equals("MANUAL")
                                || each.reason() != null && each.reason().equals("it is not there"))
                        .count(),
                seconds,
                anomalies,
                findings.stream().limit(20).map(Finding::toString).toList(),
                also,
                notes);
        outcome.keep();
        return outcome;
    }

    /** The commit of the code that runs; {@code +dirty} if what runs is not all committed. */
    public static String head() throws IOException {
        String commit = said(List.of("git", "rev-parse", "--short=10", "HEAD"));
        if (commit.isEmpty()) {
            return "unknown";
        }
        return said(STATUS).isEmpty() ? commit : commit + "+dirty";
    }

    private static String said(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).start();
        try (BufferedReader lines = process.inputReader()) {
            String line = lines.readLine();
            return line == null ? "" : line;
        }
    }

    /** Adds it to what docs/conformance.md is made of. */
    public void keep() throws IOException {
        Files.createDirectories(RESULTS.getParent());
        try (HistoryFile results = new HistoryFile(RESULTS)) {
            ObjectNode line = HistoryFile.line("outcome", this);
            results.write(line);
            System.out.printf(
                    "conformance: %s, %s, seed %d: %d faults, %d events, %d effects, %s%n",
                    proof, database, seed, faults, events, effects, anomalies.isEmpty() ? "clean" : anomalies);
        }
    }
}
