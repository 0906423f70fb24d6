/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every promise of docs/guarantees.md has its limits, tests that prove it, and the naive way. */
class GuaranteesTest {

    private static final Path PAGE = Path.of("..", "docs", "guarantees.md");
    private static final Pattern TEST = Pattern.compile("\\[(\\w+)]\\((\\.\\./[^)]+/(\\w+)\\.java)\\)");

    static List<String> guarantees() throws IOException {
        return Arrays.stream(Files.readString(PAGE).split("(?m)^## "))
                .filter(section -> section.startsWith("MFG-REL-"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("guarantees")
    void isWhole(String guarantee) throws IOException {
        assertThat(guarantee).contains("**Promise.**", "**Limits.**", "**Proved by**", "**The naive way");
        String proved = guarantee.substring(guarantee.indexOf("**Proved by**"), guarantee.indexOf("**The naive way"));
        assertThat(TEST.matcher(proved).results()).as("tests that prove it").isNotEmpty();
        Matcher tests = TEST.matcher(guarantee);
        while (tests.find()) {
            assertThat(tests.group(1)).isEqualTo(tests.group(3));
            assertThat(Files.readString(PAGE.resolveSibling(tests.group(2))))
                    .as(tests.group(1))
                    .containsAnyOf("@Test", "@ParameterizedTest", "@Property", "final class Checker");
        }
    }

    @Test
    void theirNumbersRunWithoutGaps() throws IOException {
        List<String> numbers = guarantees().stream()
                .map(each -> each.substring("MFG-REL-".length(), "MFG-REL-000".length()))
                .toList();
        assertThat(numbers).hasSizeGreaterThanOrEqualTo(10);
        for (int i = 0; i < numbers.size(); i++) {
            assertThat(Integer.parseInt(numbers.get(i))).isEqualTo(i + 1);
        }
    }
}
