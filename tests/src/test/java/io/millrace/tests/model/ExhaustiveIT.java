/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.core.post.TargetClass;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** As {@link ExhaustiveTest}, with two crashes, two pauses and two faults. */
@Tag("conformance")
class ExhaustiveIT {

    @ParameterizedTest
    @EnumSource(TargetClass.class)
    void nothingIsEverLostDoubledReorderedFeignedOrStuck(TargetClass targetClass) {
        Exploration all = ExhaustiveTest.explore(targetClass, Set.of(), 2);
        System.out.printf("%s: %,d states, %,d steps%n", targetClass, all.size(), all.steps());
        assertThat(all.found()).isEmpty();
    }
}
