/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.golden.Committed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.Transformer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mapping between two data types is shown by golden pairs, which a consultant reads to see what becomes of what. */
class GoldenPairsTest {

    private static final String SERVICES = "src/main/resources/META-INF/services/" + Transformer.class.getName();
    private static final String FOLDER = "src/test/resources/golden";

    /** Folders that are named otherwise: of two systems with one form, or of a canonical event with a longer name. */
    private static final Map<String, String> NAMED_OTHERWISE = Map.of(
            "canonical:event>cloudevents:json", "cloudevents-json",
            "cloudevents:json>canonical:event", "cloudevents-json",
            "line:equipment-state>canonical:equipment-state-changed", "line-to-equipment-state",
            "quality:nonconformance>canonical:nonconformance-raised", "quality-to-nonconformance",
            "quality:hold>canonical:quality-hold", "quality-to-hold",
            "canonical:shipment-dispatched>crm:shipment", "shipment-dispatched-to-customer-shipment",
            "canonical:shipment-dispatched>portal:shipment", "shipment-dispatched-to-customer-shipment");

    private static final Map<String, Transformer> LOADED = ServiceLoader.load(Transformer.class).stream()
            .collect(Collectors.toMap(found -> found.type().getName(), ServiceLoader.Provider::get));

    /** A transformer that a module's services file names. */
    record Mapping(String module, String className) {

        DataType from() {
            return LOADED.get(className).getFrom();
        }

        DataType to() {
            return LOADED.get(className).getTo();
        }

        /** The names that its folder may have. */
        Set<String> folders() {
            String otherwise = NAMED_OTHERWISE.get(from().getFullName() + '>' + to().getFullName());
            return otherwise != null
                    ? Set.of(otherwise)
                    : new TreeSet<>(List.of(
                            from().getName() + "-to-" + to().getScheme() + '-' + to().getName(),
                            from().getScheme() + "-to-" + to().getName(),
                            from().getScheme() + '-' + from().getName() + "-to-" + to().getName()));
        }
    }

    static List<Mapping> mappings() {
        return Stream.concat(Stream.of("canonical-model"), Catalogue.MODULES.stream())
                .filter(module -> Files.exists(Catalogue.ROOT.resolve(module).resolve(SERVICES)))
                .flatMap(module -> Committed.read(Catalogue.ROOT.resolve(module).resolve(SERVICES))
                        .lines()
                        .map(className -> new Mapping(module, className)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("mappings")
    void aMappingHasGoldenPairs(Mapping mapping) {
        Path golden = Catalogue.ROOT.resolve(mapping.module()).resolve(FOLDER);
        List<Path> cases = mapping.folders().stream()
                .flatMap(folder -> Catalogue.files(golden.resolve(folder)).stream())
                .toList();

        assertThat(cases)
                .as("one of the folders %s in %s", mapping.folders(), golden)
                .anyMatch(file -> file.toString().endsWith(".in.json"))
                .anyMatch(file -> file.toString().endsWith(".out.json"));
    }
}
