/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.reference;

import io.millrace.canonical.value.PlantId;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a plant's files say at a time, thing by thing: {@code item FG-200 in sap}, {@code 4711}. */
final class ReferenceFacts {

    private ReferenceFacts() {}

    /** @param codes null: the plant has no file then */
    static Map<String, String> of(@Nullable PlantCodes codes) {
        Map<String, String> facts = new TreeMap<>();
        if (codes == null) {
            return facts;
        }
        for (Kind<?> kind : Kind.ALL) {
            for (String system : codes.systems(file -> file.tables(kind))) {
                codes(kind, system, codes, facts);
            }
        }
        for (String system : codes.systems(ReferenceFile::settings)) {
            codes.settings(system).forEach((name, value) -> facts.put("setting " + name + " of " + system, value));
        }
        for (String system : codes.systems(ReferenceFile::masterData)) {
            facts.put("master data from " + system, String.join(", ", new TreeSet<>(codes.masterData(system))));
        }
        if (codes.receiptPoints() != null) {
            facts.put(
                    "receipt points",
                    codes.receiptPoints().stream()
                            .map(Object::toString)
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        return facts;
    }

    private static <T> void codes(Kind<T> kind, String system, PlantCodes plant, Map<String, String> facts) {
        facts.put("table of " + kind.word() + "s for " + system, "given");
        Map<T, Set<String>> all = plant.codes(kind, system, null).inFiles();
        all.forEach((value, codes) -> facts.put(kind.word() + ' ' + value + " in " + system, String.join(", ", codes)));
    }

    /** The plants of two cross-references. */
    static Set<PlantId> plants(CrossReference one, CrossReference other) {
        Set<PlantId> plants = new TreeSet<>((a, b) -> a.value().compareTo(b.value()));
        plants.addAll(one.plants());
        plants.addAll(other.plants());
        return plants;
    }
}
