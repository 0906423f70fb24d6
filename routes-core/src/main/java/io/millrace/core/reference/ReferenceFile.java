/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.reference;

import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.PlantId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One file of the cross-reference, read and checked by itself.
 *
 * @param name of the file
 * @param plant null: a base, for all plants
 * @param tables by kind and system
 * @param receiptPoints null: all
 * @param settings by system and name
 * @param masterData by system the kinds that are loaded from it
 */
record ReferenceFile(
        String name,
        String version,
        @Nullable PlantId plant,
        Validity validity,
        Map<Kind<?>, Map<String, Table<?>>> tables,
        @Nullable Set<EquipmentPath> receiptPoints,
        Map<String, Map<String, String>> settings,
        Map<String, Set<String>> masterData) {

    @SuppressWarnings("unchecked") // a kind's tables are made with its own reader
    <T> @Nullable Table<T> table(Kind<T> kind, String system) {
        return (Table<T>) tables(kind).get(system);
    }

    Map<String, Table<?>> tables(Kind<?> kind) {
        return tables.getOrDefault(kind, Map.of());
    }

    Collection<? extends Table<?>> allTables() {
        return tables.values().stream()
                .flatMap(perSystem -> perSystem.values().stream())
                .toList();
    }
}
