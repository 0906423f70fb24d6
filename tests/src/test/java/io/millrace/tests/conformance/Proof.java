/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.core.db.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How much is proved, and with which seed. */
final class Proof {

    private static final long ANY_SEED = Math.floorMod(System.nanoTime(), 1_000_000L);

    private Proof() {}

    /** On each database. */
    static int kills() {
        return Integer.getInteger("conformance.kills", 3);
    }

    /** Printed by every run; the same seed sends the same events, meets the same fates and kills at the same moments. */
    static long seed() {
        String given = System.getProperty("conformance.seed", "");
        return given.isEmpty() ? ANY_SEED : Long.parseLong(given);
    }

    /** {@code -Dconformance.database=H2} or POSTGRESQL; both by default. */
    static Stream<Dialect> databases() {
        String given = System.getProperty("conformance.database", "");
        return Stream.of(Dialect.values()).filter(each -> given.isEmpty() || given.equals(each.name()));
    }

    /** Where the histories of a run stay. */
    static Path folder(String name, long seed) throws IOException {
        Path folder = Path.of("target", "conformance", name + '-' + seed).toAbsolutePath();
        if (Files.exists(folder)) {
            folder = Files.createTempDirectory(folder.getParent(), name + '-' + seed + '-');
        }
        System.out.println("conformance: " + name + ", seed " + seed + ", histories in " + folder);
        return Files.createDirectories(folder);
    }

    /** Every promise was kept, and the run was worth its name. */
    static void kept(Outcome outcome, Class<?> test, Run run) {
        assertThat(outcome.findings())
                .as(replay(test, outcome.seed(), kills(), run.folder()))
                .isEmpty();
        assertThat(outcome.faults()).as("faults").isPositive();
        assertThat(outcome.events()).as("accepted events").isPositive();
        assertThat(outcome.misbehaved()).as("calls that the targets spoiled").isPositive();
    }

    /** What a failed run says. */
    static String replay(Class<?> test, long seed, int kills, Path folder) {
        return "histories in %s; again: mvn -Pconformance verify -Dit.test=%s -Dconformance.kills=%d -Dconformance.seed=%d"
                .formatted(folder, test.getSimpleName(), kills, seed);
    }
}
