/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.core.db.Dialect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whenever the application is killed, everything that was acknowledged reaches every target once, in order, with its
 * amount. {@code -Dconformance.kills=N} on each database, in runs with seeds {@code -Dconformance.seed=S}, S + 1, ...
 */
class KillLoopIT {

    private static final int KILLS_OF_A_RUN = 50;

    static Stream<Arguments> runs() {
        List<Arguments> runs = new ArrayList<>();
        for (int done = 0; done < Proof.kills(); done += KILLS_OF_A_RUN) {
            runs.add(Arguments.of(Proof.seed() + runs.size(), Math.min(KILLS_OF_A_RUN, Proof.kills() - done)));
        }
        return runs.stream();
    }

    /** The databases side by side: each application waits most of its life. */
    @ParameterizedTest
    @MethodSource("runs")
    void nothingIsLostDoubledOrReorderedWheneverTheApplicationIsKilled(long seed, int kills) throws Exception {
        List<Callable<Void>> all = Proof.databases()
                .map(each -> (Callable<Void>) () -> kill(each, seed, kills))
                .toList();
        ExecutorService sideBySide = Executors.newFixedThreadPool(all.size());
        try {
            for (Future<Void> each : sideBySide.invokeAll(all)) {
                each.get();
            }
        } finally {
            sideBySide.shutdownNow();
        }
    }

    private static Void kill(Dialect database, long seed, int kills) throws Exception {
        Path folder = Proof.folder("kill-" + database, seed);
        Outcome outcome = KillLoop.run(database, kills, seed, folder);
        assertThat(outcome.findings())
                .as(Proof.replay(
                        KillLoopIT.class,
                        seed,
                        Map.of("conformance.kills", kills, "conformance.database", database),
                        folder))
                .isEmpty();
        Proof.kept(outcome, KillLoopIT.class, folder);
        assertThat(outcome.faults()).isEqualTo(kills);
        assertThat(outcome.interrupted()).as("calls that a kill interrupted").isPositive();
        return null;
    }
}
