/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.core.db.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How much is proved, and with which seed. */
final class Proof {

    private static final long ANY_SEED = Math.floorMod(System.nanoTime(), 1_000_000L);

    static final String SAME_SEED = "The same seed sends the same events, deals the same fates and kills after the same"
            + " amount of work: the same inputs, not the same interleaving of threads. Again:";

    private Proof() {}

    /** On each database. */
    static int kills() {
        return Integer.getInteger("conformance.kills", 5);
    }

    /** Printed by every run. {@link #SAME_SEED} says what it repeats. */
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
    static void kept(Outcome outcome, Class<?> test, Path folder) {
        assertThat(outcome.findings())
                .as(replay(test, outcome.seed(), Map.of(), folder))
                .isEmpty();
        assertThat(outcome.faults()).as("faults").isPositive();
        assertThat(outcome.events()).as("accepted events").isPositive();
        assertThat(outcome.misbehaved()).as("calls that the targets spoiled").isPositive();
    }

    /**
     * What a failed run says.
     *
     * @param more properties of this run beside its seed
     */
    static String replay(Class<?> test, long seed, Map<String, Object> more, Path folder) {
        Map<String, Object> properties = new TreeMap<>();
        System.getProperties().stringPropertyNames().stream()
                .filter(each -> each.startsWith("conformance.")
                        && !System.getProperty(each).isEmpty())
                .forEach(each -> properties.put(each, System.getProperty(each)));
        properties.put("conformance.seed", seed);
        properties.putAll(more);
        String given = properties.entrySet().stream()
                .map(each -> "-D" + each.getKey() + '=' + each.getValue())
                .collect(Collectors.joining(" "));
        return "histories in " + folder + ". " + SAME_SEED + ' ' + again(test.getSimpleName(), given);
    }

    /** The command that runs one test of the proof alone, from the root of the sources. */
    static String again(String test, String properties) {
        return "mvn -Pconformance verify -pl tests -am -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=%s %s"
                .formatted(test, properties);
    }
}
