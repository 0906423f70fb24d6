/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.catalogue;

import io.millrace.canonical.golden.Committed;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The promise to integrators, {@code catalog.lock}: each kamelet with its parameters, their types, defaults and whether
 * they are required, and the version it came with. A diff of it is what an upgrade guide has to tell.
 */
final class CatalogueLock {

    static final Path FILE = Catalogue.ROOT.resolve("catalog.lock");

    private CatalogueLock() {}

    /** The lock of today's kamelets; one that is new came with {@code version}. */
    static String generate(List<Kamelet> kamelets, Map<String, String> since, String version) {
        StringBuilder lock = new StringBuilder("# Generated: run the build with -Dmillrace.update=true\n");
        for (Kamelet kamelet : kamelets) {
            lock.append("%s since %s\n".formatted(kamelet.name(), since.getOrDefault(kamelet.name(), version)));
            lock.append("  data type %s\n".formatted(kamelet.dataType()));
            kamelet.parameters().forEach(parameter -> lock.append("  %s\n".formatted(line(parameter))));
        }
        return lock.toString();
    }

    /** The version each kamelet came with, as the committed lock tells. */
    static Map<String, String> since() {
        Map<String, String> since = new LinkedHashMap<>();
        if (FILE.toFile().exists()) {
            Committed.read(FILE)
                    .lines()
                    .filter(line -> line.startsWith("mfg-"))
                    .map(line -> line.split(" since "))
                    .forEach(entry -> since.put(entry[0], entry[1]));
        }
        return since;
    }

    private static String line(Parameter parameter) {
        String words = parameter.words().isEmpty() ? "" : " of " + String.join("|", parameter.words());
        String presence = parameter.required()
                ? " required"
                : parameter.defaultValue() == null ? " optional" : " default '" + parameter.defaultValue() + "'";
        return parameter.name() + ' ' + parameter.type() + words + presence;
    }
}
