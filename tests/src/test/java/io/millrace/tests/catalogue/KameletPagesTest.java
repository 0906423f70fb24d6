/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.golden.Committed;
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
    void theIndexListsEveryKamelet() {
        Committed.check(Catalogue.ROOT.resolve("docs/kamelets/README.md"), KameletPages.index(kamelets()));
    }

    @Test
    void noPageIsLeftOfAKameletThatIsGone() {
        List<String> pages =
                kamelets().stream().map(kamelet -> kamelet.name() + ".md").toList();

        assertThat(Catalogue.files(Catalogue.ROOT.resolve("docs/kamelets")))
                .extracting(file -> file.getFileName().toString())
                .filteredOn(name -> !name.equals("README.md"))
                .containsExactlyInAnyOrderElementsOf(pages);
    }

    /** Java users name kamelets by constants, which the compiler checks. */
    @ParameterizedTest
    @MethodSource("modules")
    void theConstantsAreThoseOfTheModulesKamelets(String module) {
        Committed.check(KameletConstants.file(module), KameletConstants.source(module, kamelets()));
    }

    static List<String> modules() {
        return Catalogue.MODULES;
    }

    @Test
    void theLockTellsEveryParameter() {
        Committed.check(CatalogueLock.FILE, CatalogueLock.generate(kamelets(), SINCE, VERSION));
    }
}
