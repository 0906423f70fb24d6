/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.core.post.TargetClass;
import io.millrace.tests.conformance.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** As {@link ExhaustiveTest}, with two crashes, two pauses and two faults. */
@Tag("conformance")
class ExhaustiveIT {

    @ParameterizedTest
    @EnumSource(TargetClass.class)
    void nothingIsEverLostDoubledReorderedFeignedOrStuck(TargetClass targetClass) throws IOException {
        long began = System.nanoTime();
        Exploration all = ExhaustiveTest.explore(targetClass, Set.of(), 2);
        List<String> found = all.found().map(Object::toString).stream().toList();
        Outcome.ofCases(
                        "model: every order of two crashes, two pauses and two faults, class " + targetClass,
                        "none",
                        all.deaths(),
                        Keys.THREE_EVENTS.count(),
                        0,
                        0,
                        0,
                        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began),
                        all.found()
                                .map(each -> Map.of(each.violation().name().toLowerCase(Locale.ROOT), 1L))
                                .orElse(Map.of()),
                        found,
                        List.of("%,d states, %,d steps".formatted(all.size(), all.steps())))
                .keep();
        assertThat(found).isEmpty();
        assertThat(all.deaths()).isPositive();
    }
}
