/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.reference;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LocationId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.UnitOfMeasure;
import io.millrace.canonical.value.WorkCenterId;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One version of a plant's cross-reference. A system is named as in the file, for example {@code line}. */
public final class PlantCodes {

    private final ReferenceFile file;
    private final Map<String, Codes<EquipmentPath>> machines;
    private final Map<String, Codes<UnitOfMeasure>> units;
    private final Map<String, Codes<ItemId>> items;
    private final Map<String, Codes<LocationId>> locations;
    private final Map<String, Codes<WorkCenterId>> workCenters;
    private final @Nullable Set<EquipmentPath> receiptPoints;

    PlantCodes(String fileName, ReferenceFile file) {
        this.file = file;
        try {
            machines = codes("machine", file.machines(), EquipmentPath::new, true);
            units = codes("unit", file.units(), UnitOfMeasure::new, false);
            items = codes("item", file.items(), ItemId::new, true);
            locations = codes("location", file.locations(), LocationId::new, true);
            workCenters = codes("work center", file.workCenters(), WorkCenterId::new, true);
            receiptPoints = file.receiptPoints() == null
                    ? null
                    : file.receiptPoints().stream().map(EquipmentPath::new).collect(Collectors.toUnmodifiableSet());
        } catch (MfgException e) {
            throw new MfgException(ReferenceError.NOT_VALID, fileName + ": " + e.getMessage(), e);
        }
    }

    public PlantId plant() {
        return file.plant();
    }

    public String version() {
        return file.version();
    }

    OffsetDateTime validFrom() {
        return file.validFrom();
    }

    /** Machine codes; a system without a table has no machines, for a path is nobody's code. */
    public Codes<EquipmentPath> machines(String system) {
        Codes<EquipmentPath> found = machines.get(system);
        return found == null ? new Codes<>(what("machine", system), Map.of(), EquipmentPath::new) : found;
    }

    public Codes<UnitOfMeasure> units(String system) {
        return of(units, "unit", system, UnitOfMeasure::new);
    }

    public Codes<ItemId> items(String system) {
        return of(items, "item", system, ItemId::new);
    }

    public Codes<LocationId> locations(String system) {
        return of(locations, "location", system, LocationId::new);
    }

    public Codes<WorkCenterId> workCenters(String system) {
        return of(workCenters, "work center", system, WorkCenterId::new);
    }

    /** Is what this equipment makes finished, so that it enters the stock? A plant that names none says so of all. */
    public boolean isReceiptPoint(EquipmentPath equipment) {
        return receiptPoints == null || receiptPoints.contains(equipment);
    }

    /** How the plant works with a system, for example by which movement types; null if the file does not say so. */
    public @Nullable String setting(String system, String name) {
        return file.settings() == null
                ? null
                : file.settings().getOrDefault(system, Map.of()).get(name);
    }

    private <T> Codes<T> of(Map<String, Codes<T>> tables, String kind, String system, Function<String, T> reader) {
        Codes<T> found = tables.get(system);
        return found == null ? new Codes<>(what(kind, system), null, reader) : found;
    }

    private <T> Map<String, Codes<T>> codes(
            String kind,
            @Nullable Map<String, Map<String, String>> perSystem,
            Function<String, T> reader,
            boolean oneToOne) {
        Map<String, Codes<T>> tables = new TreeMap<>();
        if (perSystem != null) {
            perSystem.forEach((system, table) -> {
                tables.put(system, new Codes<>(what(kind, system), table, reader));
                if (oneToOne) {
                    refuseSecondCode(what(kind, system), table);
                }
            });
        }
        return tables;
    }

    private static void refuseSecondCode(String what, Map<String, String> table) {
        Set<String> seen = new HashSet<>();
        table.forEach((code, value) -> {
            if (!seen.add(value)) {
                throw new MfgException(
                        ReferenceError.NOT_VALID, what + " has two codes for " + value + ", one is '" + code + "'");
            }
        });
    }

    private String what(String kind, String system) {
        return "the " + kind + " table of system " + system + ", plant " + plant() + ", version " + version() + ",";
    }
}
