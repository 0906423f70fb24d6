/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.core.db.Dialect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whenever the application is killed, everything that was acknowledged reaches every target once, in order, with its
 * amount. {@code -Dconformance.kills=N} over all databases, in runs with seeds {@code -Dconformance.seed=S}, S + 1, ...
 */
class KillLoopIT {

    private static final int KILLS_OF_A_RUN = 100;

    static Stream<Arguments> runs() {
        List<Dialect> databases = Proof.databases().toList();
        List<Arguments> runs = new ArrayList<>();
        int left = Proof.kills();
        for (int run = 0; left > 0; run++) {
            int kills = Math.min(left, KILLS_OF_A_RUN);
            int share = (kills + databases.size() - 1) / databases.size();
            for (Dialect database : databases.subList(0, Math.min(databases.size(), left))) {
                runs.add(Arguments.of(database, Proof.seed() + run, Math.min(share, left)));
                left -= Math.min(share, left);
            }
        }
        return runs.stream();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void nothingIsLostDoubledOrReorderedWheneverTheApplicationIsKilled(Dialect database, long seed, int kills)
            throws Exception {
        Path folder = Proof.folder("kill-" + database, seed);
        Outcome outcome = KillLoop.run(database, kills, seed, folder);
        assertThat(outcome.findings())
                .as(Proof.replay(KillLoopIT.class, seed, kills, folder))
                .isEmpty();
        assertThat(outcome.faults()).isEqualTo(kills).isPositive();
        assertThat(outcome.events()).isPositive();
        assertThat(outcome.misbehaved()).isPositive();
        assertThat(outcome.interrupted()).as("calls that a kill interrupted").isPositive();
    }
}
