/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.millrace.canonical.golden.Committed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The kamelets of all library modules, read from their sources. */
final class Catalogue {

    static final Path ROOT = Path.of("..");
    static final List<String> MODULES =
            List.of("routes-core", "routes-erp", "routes-mes", "routes-wms", "routes-quality");

    private static final YAMLMapper YAML = new YAMLMapper();

    private Catalogue() {}

    /** By name. */
    static List<Kamelet> kamelets() {
        return MODULES.stream()
                .flatMap(module -> files(ROOT.resolve(module).resolve("src/main/resources/kamelets")).stream()
                        .map(file -> read(module, file)))
                .sorted(Comparator.comparing(Kamelet::name))
                .toList();
    }

    /** The files of a folder and the folders in it; none if there is no such folder. */
    static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Kamelet read(String module, Path file) {
        try {
            String text = Committed.read(file);
            return new Kamelet(module, file, text, YAML.readTree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(file + " is not YAML", e);
        }
    }
}
