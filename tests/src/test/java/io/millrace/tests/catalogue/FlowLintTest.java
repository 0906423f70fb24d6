/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.millrace.canonical.event.EventType;
import io.millrace.canonical.golden.Committed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.spi.Transformer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The flows that people copy: short, complete, and made of what exists. */
class FlowLintTest {

    private static final Path EXAMPLES = Catalogue.ROOT.resolve("examples");
    private static final Path PLANT = EXAMPLES.resolve("reference-plant");
    private static final int LONGEST = 20;

    private static final Map<String, Kamelet> KAMELETS =
            Catalogue.kamelets().stream().collect(Collectors.toMap(Kamelet::name, Function.identity()));
    private static final Set<String> TRANSFORMERS = ServiceLoader.load(Transformer.class).stream()
            .map(ServiceLoader.Provider::get)
            .map(found -> found.getFrom().getFullName() + '>' + found.getTo().getFullName())
            .collect(Collectors.toSet());

    static List<Flow> flows() {
        return Catalogue.files(EXAMPLES).stream()
                .filter(file -> file.toString().endsWith(".camel.yaml"))
                .filter(file -> !file.toString().contains("/target/"))
                .flatMap(file -> read(file).stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("flows")
    void itSaysWhatItIsAndIsShort(Flow flow) {
        assertThat(flow.id()).matches("[a-z0-9]+(-[a-z0-9]+)+");
        assertThat(flow.route().path("description").asText()).isNotEmpty();
        List<String> lines = Committed.read(flow.file()).lines().toList();
        long routes = lines.stream().filter(line -> line.startsWith("- route:")).count();
        assertThat(lines.size() / routes).as("lines").isLessThanOrEqualTo(LONGEST);
        assertThat(flow.route().toString()).doesNotContainIgnoringCase("errorHandler", "onException", "redeliver");
    }

    @ParameterizedTest
    @MethodSource("flows")
    void itsKameletsExistHaveAnIdAndGetWhatTheyNeed(Flow flow) {
        assertThat(flow.calls()).allSatisfy(call -> {
            assertThat(call.instance()).as("the id of " + call.kamelet()).isNotEmpty();
            assertThat(KAMELETS).containsKey(call.kamelet());
            Kamelet kamelet = KAMELETS.get(call.kamelet());
            assertThat(call.parameters()).isSubsetOf(names(kamelet.parameters()));
            assertThat(call.parameters()).containsAll(names(kamelet.requiredParameters()));
        });
    }

    @ParameterizedTest
    @MethodSource("flows")
    void itsDataTypesHaveATransformerAndFitTheKamelets(Flow flow) {
        assertThat(TRANSFORMERS).containsAll(flow.dataTypes());
        if (flow.dataTypes().isEmpty()) {
            return;
        }
        String first = flow.dataTypes().get(0).split(">")[0];
        String last = flow.dataTypes().get(flow.dataTypes().size() - 1).split(">")[1];
        for (Flow.Call call : flow.calls()) {
            Kamelet kamelet = KAMELETS.get(call.kamelet());
            if (!kamelet.type().equals("action") && !kamelet.dataType().startsWith("canonical:")) {
                assertThat(kamelet.dataType()).isEqualTo(kamelet.type().equals("source") ? first : last);
            }
        }
    }

    /** Without it a message that cannot become an event would be lost, or sent again for ever. */
    @ParameterizedTest
    @MethodSource("flows")
    void whatReadsASystemHasTheErrorRoutes(Flow flow) {
        boolean readsASystem = flow.calls().stream()
                .map(call -> KAMELETS.get(call.kamelet()))
                .anyMatch(kamelet ->
                        kamelet.type().equals("source") && !kamelet.dataType().startsWith("canonical:"));
        if (readsASystem) {
            assertThat(flow.route().path("routeConfigurationId").asText()).isEqualTo("mfg-errors");
        }
    }

    @ParameterizedTest
    @MethodSource("flows")
    void theEventsItAsksForAreInTheCatalogue(Flow flow) {
        String types = flow.from().at("/parameters/eventTypes").asText("");
        List<String> known =
                List.of(EventType.values()).stream().map(EventType::shortName).toList();

        assertThat(known).containsAll(types.isEmpty() ? List.of() : List.of(types.split(",")));
    }

    /** But the reference plant, which runs the others. */
    @Test
    void everyExampleStandsAlone() {
        List<Path> examples = flows().stream()
                .map(flow -> example(flow.file()))
                .filter(example -> !example.equals(PLANT))
                .distinct()
                .toList();

        assertThat(examples).hasSizeGreaterThan(3).allSatisfy(example -> {
            assertThat(example.resolve("README.md")).exists();
            assertThat(example.resolve("pom.xml")).exists();
            assertThat(settings(example).stringPropertyNames())
                    .as("Hawtio does not see the routes inside kamelets without it")
                    .anyMatch(name -> name.replace("-", "")
                            .toLowerCase(Locale.ROOT)
                            .endsWith("jmxmanagementregisterroutescreatebykamelet"));
        });
    }

    private static List<String> names(List<Parameter> parameters) {
        return parameters.stream().map(Parameter::name).toList();
    }

    private static List<Flow> read(Path file) {
        try {
            List<Flow> flows = new ArrayList<>();
            for (JsonNode entry : new YAMLMapper().readTree(Files.readAllBytes(file))) {
                if (entry.has("route")) {
                    flows.add(new Flow(file, entry.path("route"), settings(example(file))));
                }
            }
            return flows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code examples/<name>}. */
    private static Path example(Path file) {
        return EXAMPLES.resolve(EXAMPLES.relativize(file).getName(0));
    }

    /** All properties of an example; the reference plant, which runs the others, has theirs, too. */
    private static Properties settings(Path example) {
        Properties settings = new Properties();
        for (Path file : Catalogue.files(example.equals(PLANT) ? EXAMPLES : example)) {
            if (file.toString().matches(".*/src/main/resources/.*\\.properties")) {
                try (var in = Files.newBufferedReader(file)) {
                    settings.load(in);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return settings;
    }
}
