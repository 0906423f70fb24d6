/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/conformance.md is what the runs showed. {@code -Dconformance.update=true} writes it from the results in target/conformance. */
class ConformancePageTest {

    private static final Path PAGE = Path.of("..", "docs", "conformance.md");

    @TempDir
    Path folder;

    private static Outcome killed(long seed, Map<String, Long> anomalies) {
        return new Outcome(
                KillLoop.PROOF, "H2 2.4", "abc", seed, 150, 1200, 3600, 700, 400, 90, 300, anomalies, List.of());
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
                .contains("| MFG-REL-001 What is accepted is kept | lost | 0 |");
    }

    @Test
    void whatWasFoundIsSaid() throws IOException {
        assertThat(page(killed(1, Map.of()), killed(2, Map.of("duplicate", 3L))))
                .contains("| 180 | 3 |", "1 of the runs found something: there is no bound.")
                .contains("| MFG-REL-002 One effect in the target | duplicate, unexpected | 3 |");
    }

    @Test
    void thePageIsWrittenFromTheResultsOfTheRuns() throws IOException {
        assumeTrue(Boolean.getBoolean("conformance.update"), "only on demand");
        Files.writeString(PAGE, ConformancePage.of(Outcome.RESULTS));
    }

    @Test
    void theCommittedPageTellsOfNoAnomaly() throws IOException {
        assertThat(Files.readString(PAGE))
                .contains("None of ", " kills did harm")
                .doesNotContain("there is no bound");
    }
}
