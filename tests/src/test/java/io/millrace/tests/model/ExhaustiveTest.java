/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.core.post.TargetClass;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Three events, two business keys, two processes; a crash, a pause and a fault anywhere: every case there is. {@link
 * ExhaustiveIT} has two of each.
 */
class ExhaustiveTest {

    private static final Keys KEYS = Keys.THREE_EVENTS;

    static Exploration explore(TargetClass targetClass, Set<Flaw> flaws, int ofEach) {
        Model model = new Model(targetClass, KEYS, flaws);
        return Exploration.of(model, KEYS, model.start(ofEach, ofEach, ofEach));
    }

    @Test
    void nothingIsEverLostDoubledReorderedFeignedOrStuck() {
        Set<String> changes = new HashSet<>();
        for (TargetClass targetClass : TargetClass.values()) {
            Exploration all = explore(targetClass, Set.of(), 1);
            assertThat(all.found()).as(targetClass.name()).isEmpty();
            assertThat(all.size()).isGreaterThan(10_000);
            changes.addAll(all.changes());
        }
        assertThat(changes).isEqualTo(Changes.ALL);
    }

    /** A check that cannot fail proves nothing. */
    @ParameterizedTest
    @EnumSource(Flaw.class)
    void eachFlawIsFound(Flaw flaw) {
        Exploration all = explore(flaw.targetClass(), Set.of(flaw), 1);
        assertThat(all.found()).isPresent();
        System.out.println(flaw + ": " + all.found().orElseThrow());
        assertThat(all.found().orElseThrow().violation()).isEqualTo(flaw.violation());
    }
}
