/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.golden.Committed;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a page points to is there. */
class DocsLinksTest {

    private static final Pattern CODE = Pattern.compile("(?s)```.*?```");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s#:]+)(?:#[^)\\s]*)?\\)");

    static List<Path> pages() {
        return Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "docs", "examples")
                .map(Catalogue.ROOT::resolve)
                .flatMap(path -> path.toFile().isFile() ? Stream.of(path) : Catalogue.files(path).stream())
                .filter(file -> file.toString().endsWith(".md"))
                .filter(file -> !file.toString().contains("/target/"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyRelativeLinkLeadsToAFile(Path page) {
        String text = CODE.matcher(Committed.read(page)).replaceAll("");

        assertThat(LINK.matcher(text).results().map(found -> found.group(1)))
                .allSatisfy(link -> assertThat(page.resolveSibling(link)).exists());
    }
}
