/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.reference;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.PlantId;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cross-references of all plants. A mapper gets it by {@code context.find(CrossReference.class)}; its time is the
 * event's, so that what was buffered for a week is still read by the version of that week.
 */
public final class CrossReference {

    private final Versions base;
    private final Map<PlantId, Versions> plants =
            new TreeMap<>((a, b) -> a.value().compareTo(b.value()));
    private volatile @Nullable LoadedCodes loaded;

    /**
     * @param files every version of every plant and of the base
     * @throws MfgException {@link ReferenceError#NOT_VALID} naming what does not go together
     */
    CrossReference(Collection<ReferenceFile> files) {
        List<String> problems = new ArrayList<>();
        base = new Versions(
                "the base", files.stream().filter(file -> file.plant() == null).toList(), problems);
        files.stream()
                .filter(file -> file.plant() != null)
                .collect(Collectors.groupingBy(file -> Objects.requireNonNull(file.plant())))
                .forEach((plant, versions) -> plants.put(plant, new Versions("plant " + plant, versions, problems)));
        MachineCodes.check(plants.values(), problems);
        ReferenceReader.refuse(problems);
    }

    /**
     * The machine that a system names by its code, in whichever plant it is.
     *
     * @throws MfgException {@link ReferenceError#UNKNOWN_CODE} if no plant has it
     */
    public Machine machine(String system, String code, OffsetDateTime at) {
        List<PlantCodes> inForce = new ArrayList<>();
        for (PlantId plant : plants.keySet()) {
            PlantCodes codes = find(plant, at);
            if (codes != null) {
                EquipmentPath found = codes.machines(system).find(code);
                if (found != null) {
                    return new Machine(found, plant, codes);
                }
                inForce.add(codes);
            }
        }
        List<Collection<String>> known = inForce.stream()
                .flatMap(codes -> codes.machines(system).known().stream())
                .toList();
        throw new MfgException(
                ReferenceError.UNKNOWN_CODE,
                "no plant has machine '" + code + "' of system " + system + NearMisses.of(code, known));
    }

    /** @throws MfgException {@link ReferenceError#NO_PLANT} */
    public PlantCodes plant(PlantId plant, OffsetDateTime at) {
        PlantCodes codes = find(plant, at);
        if (codes == null) {
            throw new MfgException(
                    ReferenceError.NO_PLANT,
                    "plant " + plant + " at " + at
                            + (plants.containsKey(plant) ? "" : NearMisses.of(plant.value(), List.of(names()))));
        }
        return codes;
    }

    private List<String> names() {
        return plants.keySet().stream().map(PlantId::value).toList();
    }

    /** Is what this equipment makes finished, so that it enters the stock? A plant without a file says so of all. */
    public boolean isReceiptPoint(PlantId plant, EquipmentPath equipment, OffsetDateTime at) {
        PlantCodes codes = find(plant, at);
        return codes == null || codes.isReceiptPoint(equipment);
    }

    @Nullable
    PlantCodes find(PlantId plant, OffsetDateTime at) {
        Versions versions = plants.get(plant);
        ReferenceFile file = versions == null ? null : versions.at(at);
        return file == null ? null : new PlantCodes(plant, file, base.at(at), loaded, at);
    }

    /** Does a file say that something is loaded? */
    public boolean wantsMasterData() {
        return files().anyMatch(file -> !file.masterData().isEmpty());
    }

    /** Takes the codes that are loaded from here. */
    public void use(LoadedCodes codes) {
        loaded = codes;
    }

    /** @throws MfgException {@link ReferenceError#NOT_VALID} naming the settings that their connectors refuse */
    CrossReference checked(Iterable<PlantSettings> connectors) {
        Set<String> problems = new LinkedHashSet<>();
        for (OffsetDateTime time : changes()) {
            for (PlantId plant : plants.keySet()) {
                PlantCodes codes = find(plant, time);
                if (codes != null) {
                    connectors.forEach(connector -> codes.check(connector, problems));
                }
            }
        }
        ReferenceReader.refuse(List.copyOf(problems));
        return this;
    }

    Set<PlantId> plants() {
        return plants.keySet();
    }

    private Stream<ReferenceFile> files() {
        return Stream.concat(Stream.of(base), plants.values().stream()).flatMap(versions -> versions.files().stream());
    }

    /** Every time at which something may begin or end to be so, the earliest first. */
    Set<OffsetDateTime> changes() {
        Set<OffsetDateTime> times = new TreeSet<>(OffsetDateTime.timeLineOrder());
        files().flatMap(file -> Stream.concat(
                        Stream.of(file.validity()),
                        file.allTables().stream()
                                .flatMap(table -> table.entries().stream())
                                .map(Table.Entry::validity)))
                .flatMap(validity -> Stream.of(validity.from(), validity.to()))
                .filter(Objects::nonNull)
                .forEach(times::add);
        return times;
    }
}
