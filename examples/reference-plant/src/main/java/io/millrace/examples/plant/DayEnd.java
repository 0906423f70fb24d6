/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.plant;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The end of a factory day: waits until everything is worked off and has the books compared. */
final class DayEnd {

    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(4);
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private static final String MAIN = "io.millrace.examples.simulators.reconciliation.Reconciliation";

    private final Simulators simulators;
    private final Millrace millrace;
    private final WorkFolder work;
    private final List<String> books;
    private final String erpPassword;
    private PlantStatus last = PlantStatus.none();
    private Instant quietSince = Instant.now();
    private Instant progressAt = Instant.now();

    /** @param books arguments of the reconciliation that say where the ERP's books are */
    DayEnd(Simulators simulators, Millrace millrace, WorkFolder work, List<String> books, String erpPassword) {
        this.books = books;
        this.erpPassword = erpPassword;
        this.simulators = simulators;
        this.millrace = millrace;
        this.work = work;
    }

    /** True when nothing is open anywhere and nothing new has come for a while, or when nothing goes on any more. */
    boolean drained() throws IOException, InterruptedException {
        PlantStatus now = millrace.status();
        boolean progress = !now.deliveries().equals(last.deliveries());
        boolean moves = progress || now.open() > 0 || now.onKafka() > 0 || older(millrace.heard(), SILENCE);
        if (progress) {
            progressAt = Instant.now();
        }
        if (moves || !simulators.allSent()) {
            quietSince = Instant.now();
        }
        last = now;
        return older(quietSince, QUIET) || older(progressAt, LIMIT);
    }

    private static boolean older(Instant since, Duration age) {
        return Duration.between(since, Instant.now()).compareTo(age) > 0;
    }

    /**
     * Compares what the systems told with what they hold, from their journals and the ERP's books alone; its line is the last that is
     * printed. A day that is not clean stays open, with all its evidence.
     */
    boolean reconcile(Console console) throws IOException, InterruptedException {
        Path parked = work.path().resolve("parked.txt");
        Files.write(
                parked,
                last.parked().stream()
                        .map(each ->
                                "%s %s %s".formatted(PlantStatus.system(each.target()), each.eventId(), each.key()))
                        .toList());
        Path withoutDocument = work.path().resolve("without-document.txt");
        Files.write(
                withoutDocument,
                last.withoutDocument().stream()
                        .map(each -> each.eventId() + " " + each.at())
                        .toList());
        List<String> command = new ArrayList<>(List.of(
                Child.java(),
                "-classpath",
                System.getProperty("java.class.path"),
                MAIN,
                "--work=" + work.path(),
                "--open=" + last.open(),
                "--parked=" + last.parkedTotal(),
                "--parked-events=" + parked,
                "--without-document=" + withoutDocument,
                "--kills=" + work.kills()));
        command.addAll(books);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SIMULATOR_ERP_PASSWORD", erpPassword);
        Process comparison = builder.start();
        try (BufferedReader output = comparison.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                console.say(line);
            }
        }
        boolean clean = comparison.waitFor() == 0;
        if (clean) {
            work.endDay();
        }
        return clean;
    }
}
