/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeterministicIdTest {

    @Test
    void theIdIsTheUuidVersion5OfTheParts() {
        assertThat(DeterministicId.of("L3", "0001")).isEqualTo("38261745-e9c8-51fa-ac2e-7235761b05e9");
    }

    @Test
    void partsAreKeptApart() {
        assertThat(DeterministicId.of("a", "bc")).isNotEqualTo(DeterministicId.of("ab", "c"));
        assertThat(DeterministicId.of("a")).isNotEqualTo(DeterministicId.of("a", ""));
    }
}
