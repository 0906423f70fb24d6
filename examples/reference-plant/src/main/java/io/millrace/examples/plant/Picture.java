/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.plant;

import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * What the console shows: one block of text, refreshed every few seconds.
 *
 * @param dayLasts how long the machines run already in this run
 * @param limit after how long they stop, or null if the day goes on until the plant is stopped
 * @param phase what the plant is doing, for example {@code running}
 * @param kills how often Millrace's process was killed this day
 * @param notices the latest things that happened, in business words
 * @param look addresses to look at
 * @param tries commands to try next
 */
record Picture(
        Duration dayLasts,
        Duration limit,
        String phase,
        int kills,
        PlantStatus status,
        List<Notice> notices,
        List<String> look,
        List<String> tries) {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final int PARKED_SHOWN = 3;
    private static final String RULE = "-".repeat(110);

    record Notice(LocalTime at, String text) {}

    String render() {
        StringBuilder text = new StringBuilder();
        line(text, RULE);
        line(text, "Millrace reference plant ULM   %s   %s%s".formatted(clock(), phase, survived()));
        line(text, "");
        line(text, "%-24s %9s   %s".formatted("workflow", "events in", "posted per target (waiting, parked)"));
        for (Workflow workflow : Workflow.values()) {
            line(text, row(workflow));
        }
        if (status.onKafka() > 0) {
            line(text, "%-24s %9d   not accepted yet".formatted("on Kafka", status.onKafka()));
        }
        if (status.quarantined() > 0) {
            line(
                    text,
                    "%-24s %9d   could not be read; the original bytes, code and reason are kept for a replay"
                            .formatted("in quarantine", status.quarantined()));
        }
        block(
                text,
                "parked",
                status.parked().stream()
                        .limit(PARKED_SHOWN)
                        .map(parked -> "%d for %s: %s".formatted(parked.delivery(), parked.target(), parked.text()))
                        .toList());
        block(
                text,
                "latest",
                notices.stream()
                        .map(notice -> CLOCK.format(notice.at()) + "  " + notice.text())
                        .toList());
        block(text, "look", look);
        block(text, "try", tries);
        return text.toString();
    }

    private String clock() {
        String now = minutes(dayLasts);
        return limit == null ? now : now + " of " + minutes(limit);
    }

    private String survived() {
        return kills == 0 ? "" : "   survived kill -9: " + kills;
    }

    private String row(Workflow workflow) {
        StringBuilder row = new StringBuilder(
                "%d %-22s %9d  ".formatted(workflow.ordinal() + 1, workflow.title(), status.events(workflow)));
        for (String target : workflow.targets()) {
            PlantStatus.TargetCount count = status.count(workflow, target);
            row.append(" %-20s".formatted(target + " " + count.posted() + rest(count)));
        }
        return row.toString();
    }

    /** Only what is not posted needs the reader's eye. */
    private static String rest(PlantStatus.TargetCount count) {
        if (count.waiting() == 0 && count.parked() == 0) {
            return "";
        }
        return count.parked() == 0
                ? " (" + count.waiting() + ")"
                : " (" + count.waiting() + ", " + count.parked() + ")";
    }

    private static void block(StringBuilder text, String title, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        line(text, "");
        String head = title;
        for (String each : lines) {
            line(text, "%-8s %s".formatted(head, each));
            head = "";
        }
    }

    private static String minutes(Duration duration) {
        return "%d:%02d".formatted(duration.toMinutes(), duration.toSecondsPart());
    }

    private static void line(StringBuilder text, String line) {
        text.append(line.stripTrailing()).append(System.lineSeparator());
    }
}
