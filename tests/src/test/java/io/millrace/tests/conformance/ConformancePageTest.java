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
        assertThat(Files.readString(PAGE))
                .contains("None of ", " kills did harm")
                .doesNotContain("there is no bound");
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
