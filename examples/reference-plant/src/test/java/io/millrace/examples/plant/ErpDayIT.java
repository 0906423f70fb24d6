/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.plant;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A short factory day with each ERP that is a system of its own; Millrace is killed in it, and the ERP loses power. */
@Tag("conformance")
class ErpDayIT {

    private static final Duration START = Duration.ofMinutes(5);

    @ParameterizedTest
    @ValueSource(strings = {"sap", "tryton"})
    void theErpsOwnBooksAreClean(String erp) throws Exception {
        Path work = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "plant-" + erp + "-");
        try (RunningPlant plant = RunningPlant.start(work, "-Dplant.erp=" + erp, "-Dplant.seconds=60")) {
            long pid = Long.parseLong(plant.await("kill -9 (\\d+)", START).group(1));
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
            plant.await("Millrace is back", START);
            ProcessHandle.of(Long.parseLong(
                            plant.await("kill its process (\\d+)", START).group(1)))
                    .orElseThrow()
                    .destroyForcibly();
            int exit = plant.awaitExit(Duration.ofMinutes(10));
            assertThat(plant.lastLine())
                    .contains(" open=0 ", " lost=0 ", " duplicated=0 ", " reordered=0 ", " kills=1")
                    .doesNotContain(" downtimes=0 ", " lost_responses=0 ");
            assertThat(exit).isZero();
        }
    }
}
