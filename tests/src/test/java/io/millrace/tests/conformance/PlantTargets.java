/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import io.millrace.core.post.TargetClass;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The targets of the proof: one of each class. */
final class PlantTargets {

    static final Map<String, TargetClass> CLASSES = new TreeMap<>(
            Map.of("erp", TargetClass.IDEMPOTENT, "inventory", TargetClass.LOOKUP, "costing", TargetClass.MANUAL));

    private PlantTargets() {}

    /** As {@link TargetServer} takes them. */
    static String argument() {
        return CLASSES.entrySet().stream()
                .map(each -> each.getKey() + '=' + each.getValue())
                .collect(Collectors.joining(","));
    }
}
