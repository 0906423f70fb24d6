/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.plant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each example stands alone: its own flows, properties and dependencies are all that it needs. */
class ExamplesIT {

    private static final List<String> EXAMPLES =
            List.of("work-order-released", "material-consumed", "quality-hold", "shipment-dispatched");

    @TempDir
    private Path elsewhere;

    @ParameterizedTest
    @ValueSource(strings = {"work-order-released", "material-consumed", "quality-hold", "shipment-dispatched"})
    void startsByItselfInAnyFolder(String example) throws Exception {
        List<String> flows;
        try (Stream<Path> files = Files.walk(Path.of("..", example, "src/main/resources"))) {
            flows = files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".camel.yaml"))
                    .map(file -> file.replace(".camel.yaml", ""))
                    .toList();
        }
        // All addresses are as a consultant finds them: the systems may be away when it starts, its own port may be
        // taken.
        Process process = new ProcessBuilder(
                        Child.java(),
                        "-Dcamel.server.port=" + Ports.free(),
                        "-classpath",
                        classPath(example),
                        "org.apache.camel.main.Main")
                .directory(elsewhere.toFile())
                .redirectErrorStream(true)
                .start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                if (line.contains(" started in ")) {
                    break;
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(lines).last().asString().contains("(" + example + ") started in");
        assertThat(flows)
                .isNotEmpty()
                .allSatisfy(flow -> assertThat(lines).anyMatch(line -> line.contains(" Started ulm-" + flow + " (")));
    }

    /** What the example brings, without the other examples and without the plant. */
    private static String classPath(String example) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("reference-plant"))
                .filter(entry -> EXAMPLES.stream().noneMatch(other -> !other.equals(example) && entry.contains(other)))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
