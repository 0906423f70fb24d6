/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that did nothing proves nothing, and is told from one that did. */
class ProofTest {

    private static final Path FOLDER = Path.of("target", "conformance");

    private static void judge(int faults, long events, long misbehaved, List<String> findings) {
        Outcome outcome = new Outcome(
                "a fault",
                "H2",
                "abc",
                7,
                faults,
                events,
                3 * events,
                misbehaved,
                0,
                0,
                1,
                Map.of(),
                findings,
                List.of(),
                List.of());
        Proof.kept(outcome, ProofTest.class, FOLDER);
    }

    @Test
    void aRunThatKilledAndSpoiledAndAcceptedIsGood() {
        assertThatCode(() -> judge(1, 1, 1, List.of())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"0,1,1,faults", "1,0,1,accepted events", "1,1,0,calls that the targets spoiled"})
    void aRunThatDidNotFails(int faults, long events, long misbehaved, String missing) {
        assertThatThrownBy(() -> judge(faults, events, misbehaved, List.of()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(missing);
    }

    @Test
    void whatItFoundIsSaidWithTheCommandThatRepeatsIt() {
        assertThatThrownBy(() -> judge(1, 1, 1, List.of("lost C-1")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("lost C-1")
                .hasMessageContaining("-pl tests -am")
                .hasMessageContaining("-Dit.test=ProofTest")
                .hasMessageContaining("-Dconformance.seed=7")
                .hasMessageContaining("not the same interleaving");
    }

    @Test
    void aProgramThatEndedByItselfWasNotKilled() throws Exception {
        Path log = Files.createTempFile("ended", ".log");
        try (ChildProcess ended = ChildProcess.start(EndsByItself.class, log, Map.of())) {
            ended.awaitReady();
            assertThatThrownBy(() -> {
                        await().until(() -> !ended.isAlive());
                        ended.kill();
                    })
                    .hasMessageContaining("ended by itself");
        } finally {
            Files.delete(log);
        }
        assertThat(log).doesNotExist();
    }

    /** A program of the proof that has nothing to do. */
    static final class EndsByItself {

        public static void main(String[] arguments) {
            System.out.println("READY 0");
        }
    }
}
