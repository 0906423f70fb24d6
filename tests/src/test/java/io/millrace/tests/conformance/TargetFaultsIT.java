/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import io.millrace.core.db.Dialect;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every second call to a target meets the same fate. */
@Tag("conformance")
class TargetFaultsIT {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AT_ONCE")
    void nothingIsLostDoubledOrReorderedWhateverTheTargetsAnswer(Fate fate) throws Exception {
        String words = fate.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        try (Run run = new Run("target: " + words, Dialect.H2, Proof.seed())) {
            run.target(Map.of("fates", "AT_ONCE=5," + fate + "=5")).lines();
            ChildProcess plant = run.plant();
            plant.awaitReady();
            run.send(60);
            run.drain(plant);
            int spoiled = Math.toIntExact(run.calls(fate));
            Proof.kept(run.compare(spoiled), TargetFaultsIT.class, run.folder());
        }
    }
}
