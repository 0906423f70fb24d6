/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import io.millrace.core.post.TargetClass;
import io.millrace.tests.conformance.Fate.Mix;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** How a {@link TargetServer} behaves, by its arguments: {@code --name=value}. */
record TargetOptions(
        Path folder,
        int port,
        long seed,
        Mix mix,
        int timeoutMillis,
        String badOrder,
        Map<String, TargetClass> classes) {

    static TargetOptions of(String[] arguments) {
        Map<String, String> given = Arguments.of(arguments);
        Map<String, TargetClass> classes = new HashMap<>();
        for (String each : given.get("targets").split(",")) {
            String[] parts = each.split("=");
            classes.put(parts[0], TargetClass.valueOf(parts[1]));
        }
        return new TargetOptions(
                Path.of(given.get("folder")),
                Integer.parseInt(given.getOrDefault("port", "0")),
                Long.parseLong(given.get("seed")),
                Mix.of(given.getOrDefault("fates", Fate.MIXED)),
                Integer.parseInt(given.get("timeout")),
                given.getOrDefault("badOrder", ""),
                classes);
    }

    TargetClass classOf(String target) {
        return classes.get(target);
    }
}
