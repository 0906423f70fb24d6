/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/conformance.md is what the runs showed. {@code -Dconformance.update=true} writes it from the results in target/conformance. */
class ConformancePageTest {

    private static final Path PAGE = Path.of("..", "docs", "conformance.md");

    /** What a whole run tries, and where: a page of less is not committed. */
    private static final List<String> FAULTS = List.of(
            "model: every order of two crashes, two pauses and two faults, class IDEMPOTENT, none",
            "model: every order of two crashes, two pauses and two faults, class LOOKUP, none",
            "model: every order of two crashes, two pauses and two faults, class MANUAL, none",
            "one crash at each point, H2",
            "one crash at each point, PostgreSQL",
            "a JVM dies at each point, H2",
            "a JVM dies at each point, PostgreSQL",
            "a second crash while the first is mended, H2",
            "a second crash while the first is mended, PostgreSQL",
            "a second JVM dies while it takes over, H2",
            "a second JVM dies while it takes over, PostgreSQL",
            "one crash around each commit while Kafka is read, H2",
            "a JVM dies around each commit while Kafka is read, H2",
            "one crash around each commit between two topics, H2",
            "one crash around each commit between two topics, PostgreSQL",
            "a JVM dies around each commit between two topics, H2",
            "a JVM dies around each commit between two topics, PostgreSQL",
            "kill -9 of the application, H2",
            "kill -9 of the application, PostgreSQL",
            "kill -9 of the Kafka broker, H2",
            "kill -9 of the Kafka broker under mfg-event-sink, H2",
            "kill -9 of the MQTT broker, H2",
            "an instance sleeps in its batch between two topics while another takes over, PostgreSQL",
            "rebalance storm: two instances accept from Kafka, PostgreSQL",
            "rebalance storm: three instances accept from Kafka, PostgreSQL",
            "2 applications join and leave, PostgreSQL",
            "3 applications join and leave, PostgreSQL",
            "SIGSTOP of one of two applications past its lease, PostgreSQL",
            "connection pool exhausted for 4 s, PostgreSQL",
            "disk full, H2",
            "clock set forward and back by an hour, H2",
            "clocks of two applications an hour apart, PostgreSQL",
            "1,000,000 parked deliveries, PostgreSQL",
            "one bad key in 1,000, H2",
            "every call takes 30 s, and kill -9, H2",
            "target: slow, H2",
            "target: long, H2",
            "target: late, H2",
            "target: lost response, H2",
            "target: dropped, H2",
            "target: busy, H2",
            "target: failed before, H2",
            "target: failed after, H2",
            "target: garbage, H2",
            "target: foreign page, H2");

    @TempDir
    Path folder;

    private static Outcome killed(long seed, Map<String, Long> anomalies) {
        return new Outcome(
                KillLoop.PROOF,
                "H2 2.4",
                "abc",
                seed,
                150,
                1200,
                3600,
                700,
                400,
                90,
                300,
                anomalies,
                List.of(),
                List.of(),
                List.of());
    }

    private static Outcome several(Map<String, Long> anomalies) {
        return new Outcome(
                "SIGSTOP",
                "PostgreSQL 14",
                "abc",
                1,
                6,
                100,
                300,
                70,
                40,
                9,
                30,
                anomalies,
                List.of(),
                List.of(10),
                List.of("taken over 6 times"));
    }

    private String page(Outcome... outcomes) throws IOException {
        Path results = folder.resolve("results.jsonl");
        try (HistoryFile file = new HistoryFile(results)) {
            for (Outcome each : outcomes) {
                file.write(HistoryFile.line("outcome", each));
            }
        }
        return ConformancePage.of(results);
    }

    @Test
    void runsOfOneFaultAreOneRowAndProveABound() throws IOException {
        assertThat(page(killed(1, Map.of()), killed(2, Map.of())))
                .contains("| kill -9 of the application | H2 2.4 | 2 | 300 | 2,400 | 7,200 | 1,400 | 800 | 180 | 0 |")
                .contains("None of 300 kills did harm", "less than 1.00 % of cases")
                .contains("| MFG-REL-001 What is accepted is kept | lost | 2 | 0 |")
                .contains("* On H2 2.4: None of 300 kills", "* On all together: None of 300 kills");
    }

    @Test
    void whatWasFoundIsSaid() throws IOException {
        assertThat(page(killed(1, Map.of()), killed(2, Map.of("duplicate", 3L))))
                .contains("| 180 | 3 |", "1 of the runs found something: there is no bound.")
                .contains("| MFG-REL-002 One effect in the target | duplicate, unexpected | 2 | 3 |")
                .contains(
                        "| kill -9 of the application | H2 2.4 | 2 | 0 | 3 | 0 | 0 | 0 | 0 | 0 | – | – | – | – | – | – |");
    }

    @Test
    void aFaultMadeForAPromiseCountsForIt() throws IOException {
        assertThat(page(killed(1, Map.of()), several(Map.of("lost", 1L))))
                .contains("| MFG-REL-010 Several processes, one ledger | any, where a fault tries it | 1 | 1 |")
                .contains("| SIGSTOP | PostgreSQL 14 | 1 | 1 | 0 | 0 | 0 | 0 | 0 | 0 | – | – | 1 | – | – | – |")
                .contains("| MFG-REL-012 Who is not known creates nothing | no fault tries it")
                .contains("* SIGSTOP, PostgreSQL 14: taken over 6 times");
    }

    @Test
    void aRunWithoutALedgerTriesItsOwnPromiseOnly() throws IOException {
        assertThat(page(killed(1, Map.of()), several(Map.of("lost", 1L)).withoutLedger()))
                .contains("| MFG-REL-001 What is accepted is kept | lost | 1 | 0 |")
                .contains("| MFG-REL-015 What has passed does not pass again | any, where a fault tries it | 1 | 1 |");
    }

    @Test
    void itsPromisesAreThoseOfTheGuarantees() throws IOException {
        String guarantees = Files.readString(PAGE.resolveSibling("guarantees.md"));
        for (Guarantee each : Guarantee.values()) {
            assertThat(guarantees).contains("\n## " + each.title() + '\n');
        }
    }

    @Test
    void thePageIsWrittenFromTheResultsOfTheRuns() throws IOException {
        assumeTrue(Boolean.getBoolean("conformance.update"), "only on demand");
        String page = ConformancePage.of(Outcome.RESULTS);
        Files.writeString(PAGE, ChangedSince.in(page).orElse(page));
    }

    @Test
    void theCommittedPageTellsOfNoAnomaly() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(page).contains("None of ", " kills did harm").doesNotContain("there is no bound");
        assertThat(rows(page, "Faults"))
                .isNotEmpty()
                .allSatisfy(
                        row -> assertThat(row.get(9)).as("anomalies of %s", row).isEqualTo("0"));
        assertThat(rows(page, "Guarantees"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get(3)).as("found of %s", row).isIn("0", "–"));
        assertThat(rows(page, "Guarantees under each fault"))
                .isNotEmpty()
                .allSatisfy(row ->
                        assertThat(row.subList(3, row.size())).as("%s", row).isSubsetOf("0", "–"));
        assertThat(rows(page, "Runs"))
                .isNotEmpty()
                .allSatisfy(
                        row -> assertThat(row.get(3)).as("result of %s", row).isEqualTo("clean"));
    }

    @Test
    void theCommittedPageTellsOfEveryFault() throws IOException {
        assertThat(rows(Files.readString(PAGE), "Faults"))
                .extracting(row -> row.get(0) + ", " + row.get(1).replaceFirst(" .*", ""))
                .containsAll(FAULTS);
    }

    /** The cells of the table under that heading, without its head. */
    private static List<List<String>> rows(String page, String heading) {
        String under = page.split("\n## " + heading + "\n", 2)[1].split("\n## ", 2)[0];
        return under.lines()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ")))
                .toList();
    }

    /** {@code -Dmillrace.update=true} writes that part. A copy without the history of the commits cannot tell. */
    @Test
    void theCommittedPageSaysWhatIsNoLongerAsItWasProved() throws IOException {
        String page = Files.readString(PAGE);
        Optional<String> asItMustBe = ChangedSince.in(page);
        assumeTrue(asItMustBe.isPresent(), "no git history of the commits that the page tells of");
        if (Boolean.getBoolean("millrace.update")) {
            Files.writeString(PAGE, asItMustBe.get());
            return;
        }
        assertThat(page)
                .as("code of the ledger is not that of the runs, and the page does not say so")
                .isEqualTo(asItMustBe.get());
    }
}
