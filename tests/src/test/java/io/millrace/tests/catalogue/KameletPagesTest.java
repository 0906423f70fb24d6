/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.golden.Committed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages and the lock tell what the kamelets are today. */
class KameletPagesTest {

    private static final String VERSION = "0.1.0";

    private static final Map<String, String> SINCE = CatalogueLock.since();

    static List<Kamelet> kamelets() {
        return Catalogue.kamelets();
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void thePageIsThatOfTheKamelet(Kamelet kamelet) {
        Committed.check(
                KameletPages.file(kamelet), KameletPages.page(kamelet, SINCE.getOrDefault(kamelet.name(), VERSION)));
    }

    /** Ours is a catalogue of real messages: the sample is a golden file, so it is right or its test fails. */
    @ParameterizedTest
    @MethodSource("kamelets")
    void aSystemsMessageIsShownByAGoldenFile(Kamelet kamelet) {
        if (!kamelet.module().equals("routes-core")) {
            assertThat(KameletPages.sample(kamelet))
                    .as("golden file of " + kamelet.dataType())
                    .isPresent();
        }
    }

    @Test
    void noPageIsLeftOfAKameletThatIsGone() {
        assertThat(Catalogue.files(Catalogue.ROOT.resolve("docs/kamelets")))
                .extracting(Path::getFileName)
                .extracting(Path::toString)
                .containsExactlyInAnyOrderElementsOf(kamelets().stream()
                        .map(kamelet -> kamelet.name() + ".md")
                        .toList());
    }

    @Test
    void theLockTellsEveryParameter() {
        Committed.check(CatalogueLock.FILE, CatalogueLock.generate(kamelets(), SINCE, VERSION));
    }
}
