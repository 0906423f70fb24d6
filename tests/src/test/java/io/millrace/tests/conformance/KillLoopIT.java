/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.core.db.Dialect;
import java.nio.file.Path;
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
        long seed = Proof.seed();
        int runs = (Proof.kills() + KILLS_OF_A_RUN - 1) / KILLS_OF_A_RUN;
        return Stream.iterate(0, run -> run < runs, run -> run + 1)
                .flatMap(run -> Proof.databases()
                        .map(database -> Arguments.of(
                                database, seed + run, Math.min(KILLS_OF_A_RUN, Proof.kills() - run * KILLS_OF_A_RUN))));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void nothingIsLostDoubledOrReorderedWheneverTheApplicationIsKilled(Dialect database, long seed, int kills)
            throws Exception {
        Path folder = Proof.folder("kill-" + database, seed);
        Outcome outcome = new KillLoop(database, kills, seed, folder).run();
        assertThat(outcome.findings())
                .as(Proof.replay(KillLoopIT.class, seed, kills, folder))
                .isEmpty();
        assertThat(outcome.faults()).isEqualTo(kills).isPositive();
        assertThat(outcome.events()).isPositive();
        assertThat(outcome.misbehaved()).isPositive();
        assertThat(outcome.interrupted()).as("calls that a kill interrupted").isPositive();
    }
}
