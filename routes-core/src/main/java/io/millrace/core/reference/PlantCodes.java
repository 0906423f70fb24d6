/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.reference;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.value.CustomerId;
import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LocationId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.SupplierId;
import io.millrace.canonical.value.UnitOfMeasure;
import io.millrace.canonical.value.WorkCenterId;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a plant's cross-reference says at a time: its own file on top of the base. A system is named as in the files, for
 * example {@code line}.
 */
public final class PlantCodes {

    private static final Table<EquipmentPath> NO_MACHINES = new Table<>(Kind.MACHINES, List.of(), new ArrayList<>());

    private final PlantId plant;
    private final ReferenceFile file;
    private final List<ReferenceFile> layers;
    private final @Nullable LoadedCodes loaded;
    private final OffsetDateTime at;

    PlantCodes(
            PlantId plant,
            ReferenceFile file,
            @Nullable ReferenceFile base,
            @Nullable LoadedCodes loaded,
            OffsetDateTime at) {
        this.plant = plant;
        this.file = file;
        this.layers = base == null ? List.of(file) : List.of(file, base);
        this.loaded = loaded;
        this.at = at;
    }

    public PlantId plant() {
        return plant;
    }

    /** Of the plant's file. */
    public String version() {
        return file.version();
    }

    /** Machine codes; a system without a table has no machines, for a path is nobody's code. */
    public Codes<EquipmentPath> machines(String system) {
        Codes<EquipmentPath> found = codes(Kind.MACHINES, system);
        return found.isGiven()
                ? found
                : new Codes<>(Kind.MACHINES, () -> what(Kind.MACHINES, system), List.of(NO_MACHINES), null, at);
    }

    public Codes<UnitOfMeasure> units(String system) {
        return codes(Kind.UNITS, system);
    }

    public Codes<ItemId> items(String system) {
        return codes(Kind.ITEMS, system);
    }

    public Codes<LocationId> locations(String system) {
        return codes(Kind.LOCATIONS, system);
    }

    public Codes<WorkCenterId> workCenters(String system) {
        return codes(Kind.WORK_CENTERS, system);
    }

    public Codes<CustomerId> customers(String system) {
        return codes(Kind.CUSTOMERS, system);
    }

    public Codes<SupplierId> suppliers(String system) {
        return codes(Kind.SUPPLIERS, system);
    }

    /** The movement types that differ from the system's own. */
    public Codes<Movement> movementTypes(String system) {
        return codes(Kind.MOVEMENT_TYPES, system);
    }

    /** What a system calls the reasons that the plant tells, of scrap, holds and downtime. */
    public Codes<String> reasons(String system) {
        return codes(Kind.REASONS, system);
    }

    /** Is what this equipment makes finished, so that it enters the stock? A plant that names none says so of all. */
    public boolean isReceiptPoint(EquipmentPath equipment) {
        return file.receiptPoints() == null || file.receiptPoints().contains(equipment);
    }

    /** How the plant works with a system, for example by which movement types; null if no file says so. */
    public @Nullable String setting(String system, String name) {
        for (ReferenceFile layer : layers) {
            String value = layer.settings().getOrDefault(system, Map.of()).get(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** All settings of a system. */
    public Map<String, String> settings(String system) {
        Map<String, String> all = new TreeMap<>();
        for (int i = layers.size() - 1; i >= 0; i--) {
            all.putAll(layers.get(i).settings().getOrDefault(system, Map.of()));
        }
        return all;
    }

    /** Adds what the connector does not take of its settings. */
    void check(PlantSettings connector, Set<String> problems) {
        Map<String, String> given = settings(connector.system());
        if (given.isEmpty()) {
            return;
        }
        String where = file.name() + ", settings." + connector.system();
        for (String name : given.keySet()) {
            if (!connector.names().contains(name)) {
                problems.add(where + '.' + name + " is not known" + NearMisses.of(name, List.of(connector.names())));
            }
        }
        try {
            connector.check(this);
        } catch (MfgException wrong) {
            problems.add(where + ": " + wrong.getMessage());
        }
    }

    <T> Codes<T> codes(Kind<T> kind, String system) {
        return codes(kind, system, loaded(kind, system));
    }

    /** @param table null: what the files alone say */
    <T> Codes<T> codes(Kind<T> kind, String system, LoadedCodes.@Nullable Table table) {
        List<Table<T>> tables = new ArrayList<>(2);
        for (ReferenceFile layer : layers) {
            Table<T> given = layer.table(kind, system);
            if (given != null) {
                tables.add(given);
            }
        }
        return new Codes<>(kind, () -> what(kind, system), tables, table, at);
    }

    private LoadedCodes.@Nullable Table loaded(Kind<?> kind, String system) {
        if (!kind.loaded() || !masterData(system).contains(kind.masterKind())) {
            return null;
        }
        if (loaded == null) {
            throw new MfgException(
                    ReferenceError.NOT_LOADED, what(kind, system) + " is to be loaded, and there is no database");
        }
        return loaded.table(system, plant, kind.masterKind());
    }

    /** What is loaded from a system: what a file says of a system replaces what the base says. */
    Set<String> masterData(String system) {
        return layers.stream()
                .map(layer -> layer.masterData().get(system))
                .filter(kinds -> kinds != null)
                .findFirst()
                .orElse(Set.of());
    }

    /** The systems that a file names somewhere, as the function finds them in it. */
    Set<String> systems(Function<ReferenceFile, Map<String, ?>> in) {
        Set<String> systems = new TreeSet<>();
        layers.forEach(layer -> systems.addAll(in.apply(layer).keySet()));
        return systems;
    }

    /** What the base alone says; null if there is none. */
    @Nullable
    PlantCodes ofBase() {
        return layers.size() == 1 ? null : new PlantCodes(plant, layers.get(1), null, loaded, at);
    }

    @Nullable
    Set<EquipmentPath> receiptPoints() {
        return file.receiptPoints();
    }

    private String what(Kind<?> kind, String system) {
        return "the " + kind.word() + " table of system " + system + ", plant " + plant + ", version " + version()
                + ",";
    }
}
