/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.golden.Committed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house rules of the catalogue: every kamelet looks, reads and behaves like the others. */
class CatalogueLintTest {

    private static final Pattern NAME = Pattern.compile("mfg-[a-z]+(-[a-z]+)*-(source|sink|action)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??([^}:]+)(?::[^}]*)?}}");
    private static final Pattern KAMELET_URI = Pattern.compile("kamelet:([\\w-]+)");
    private static final int ONE_SCREEN = 120;

    static List<Kamelet> kamelets() {
        return Catalogue.kamelets();
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void theNameSaysSystemSubjectAndKind(Kamelet kamelet) {
        assertThat(kamelet.file().getFileName()).hasToString(kamelet.name() + ".kamelet.yaml");
        assertThat(kamelet.name()).matches(NAME).endsWith('-' + kamelet.type());
        assertThat(kamelet.title().toLowerCase(Locale.ROOT)).endsWith(' ' + kamelet.type());
        assertThat(kamelet.title()).doesNotStartWith("The ");
        assertThat(kamelet.description()).endsWith(".");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void itSaysWhatItIsAndNeeds(Kamelet kamelet) {
        assertThat(kamelet.document().path("apiVersion").asText()).isEqualTo("camel.apache.org/v1");
        assertThat(kamelet.annotation("catalog.version")).isEqualTo(new DefaultCamelContext().getVersion());
        assertThat(kamelet.annotation("provider")).isEqualTo("Millrace");
        assertThat(kamelet.annotation("kamelet.group")).isNotEmpty();
        assertThat(kamelet.annotation("kamelet.support.level")).isIn("Preview", "Stable");
        assertThat(kamelet.dependencies()).contains("mvn:io.millrace:millrace-" + kamelet.module());
        assertThat(kamelet.dataType()).as("spec.dataTypes").matches("[a-z]+:[a-z-]+");
        assertThat(kamelet.dataTypeDescription())
                .as("the data type's description")
                .isNotEmpty();
        assertThat(kamelet.text().lines().count()).as("lines").isLessThanOrEqualTo(ONE_SCREEN);
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void everyParameterIsExplained(Kamelet kamelet) {
        assertThat(kamelet.parameters()).allSatisfy(parameter -> {
            assertThat(parameter.name()).matches("[a-z][A-Za-z0-9]*");
            assertThat(parameter.title()).as(parameter.name() + " title").isNotEmpty();
            assertThat(parameter.description())
                    .as(parameter.name() + " description")
                    .endsWith(".");
            assertThat(parameter.type()).as(parameter.name() + " type").isIn("string", "integer", "boolean");
            assertThat(parameter.credentials())
                    .as(parameter.name() + " has the credentials descriptor if it is a password")
                    .isEqualTo(parameter.password() || parameter.name().equals("username"));
            if (parameter.required()) {
                assertThat(parameter.defaultValue())
                        .as(parameter.name() + " is required: no default")
                        .isNull();
                assertThat(parameter.password() || parameter.example() != null)
                        .as(parameter.name() + " is required: an example")
                        .isTrue();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void everyParameterIsUsedAndEveryPlaceholderDeclared(Kamelet kamelet) {
        Set<String> declared =
                kamelet.parameters().stream().map(Parameter::name).collect(Collectors.toSet());
        Set<String> beans =
                kamelet.beans().stream().map(bean -> bean.path("name").asText()).collect(Collectors.toSet());
        Set<String> used = new TreeSet<>();
        Matcher placeholder = PLACEHOLDER.matcher(kamelet.template().toString());
        while (placeholder.find()) {
            used.add(placeholder.group(1));
        }
        used.removeIf(name -> beans.contains(name) || name.contains("."));

        assertThat(used).containsExactlyInAnyOrderElementsOf(declared);
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void itHoldsNoOtherKameletAndNoErrorHandling(Kamelet kamelet) {
        String template = kamelet.template().toString();
        Matcher uri = KAMELET_URI.matcher(template);
        while (uri.find()) {
            assertThat(uri.group(1)).as("a nested kamelet").isIn("source", "sink");
        }
        assertThat(template)
                .doesNotContainIgnoringCase("errorHandler")
                .doesNotContain("onException", "doTry", "routeConfiguration")
                .doesNotContainIgnoringCase("redeliver");
        assertThat(template)
                .as("a mapping is not the kamelet's job")
                .doesNotContain("transformDataType", "\"setBody\"");
    }

    /** Camel enforces only what is required: everything else is checked by the class it is bound to. */
    @ParameterizedTest
    @MethodSource("kamelets")
    void itsBeansAreClassesOfOurs(Kamelet kamelet) {
        assertThat(kamelet.beans())
                .allSatisfy(bean -> assertThat(bean.path("type").asText()).startsWith("#class:io.millrace."));
        assertThat(kamelet.beanClasses())
                .allSatisfy(name -> assertThat(Class.forName(name)).isPublic());
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void itHasAPageAndATestOfItsOwn(Kamelet kamelet) {
        assertThat(KameletPages.file(kamelet)).exists();
        String testClass = Stream.of(kamelet.name().split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining("", "", "Test.java"));
        assertThat(Catalogue.files(Catalogue.ROOT.resolve(kamelet.module()).resolve("src/test/java")))
                .as("a test of " + kamelet.module() + " that names " + kamelet)
                .anyMatch(
                        file -> file.endsWith(testClass) || Committed.read(file).contains(kamelet.name()));
    }

    @Test
    void oneWordMeansOneThing() {
        Map<String, String> titles = new HashMap<>();
        Map<String, String> types = new HashMap<>();
        for (Kamelet kamelet : kamelets()) {
            for (Parameter parameter : kamelet.parameters()) {
                assertThat(parameter.title())
                        .as(kamelet + " " + parameter.name() + " title")
                        .isEqualTo(titles.computeIfAbsent(parameter.name(), name -> parameter.title()));
                assertThat(parameter.type())
                        .as(kamelet + " " + parameter.name() + " type")
                        .isEqualTo(types.computeIfAbsent(parameter.name(), name -> parameter.type()));
            }
        }
    }

    /** camel-main would start what lies there by itself, in the integrator's application. */
    @Test
    void noLibraryStartsRoutesByItself() {
        for (String module : Catalogue.MODULES) {
            Path resources = Catalogue.ROOT.resolve(module).resolve("src/main/resources");
            for (String folder : List.of("camel", "camel-template", "camel-rest")) {
                assertThat(Files.exists(resources.resolve(folder)))
                        .as(resources.resolve(folder).toString())
                        .isFalse();
            }
        }
    }

    @Test
    void theCatalogueIsNotEmpty() {
        assertThat(kamelets()).hasSizeGreaterThan(10);
        assertThat(kamelets().stream().map(Kamelet::document)).noneMatch(JsonNode::isEmpty);
    }
}
