/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.reference;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.PlantId;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The cross-references of all plants. A mapper gets it by {@code context.find(CrossReference.class)}; its time is the
 * event's, so that what was buffered for a week is still read by the version of that week.
 */
public final class CrossReference {

    private final Map<PlantId, List<PlantCodes>> versions = new HashMap<>();

    /** @param all every version of every plant */
    CrossReference(Collection<PlantCodes> all) {
        for (PlantCodes codes : all) {
            List<PlantCodes> ofPlant = versions.computeIfAbsent(codes.plant(), plant -> new ArrayList<>());
            if (ofPlant.stream().anyMatch(other -> other.validFrom().isEqual(codes.validFrom()))) {
                throw new MfgException(
                        ReferenceError.NOT_VALID,
                        "plant " + codes.plant() + " has two versions from " + codes.validFrom());
            }
            ofPlant.add(codes);
        }
        versions.values().forEach(ofPlant -> ofPlant.sort(Comparator.comparing(PlantCodes::validFrom)));
    }

    /**
     * The machine that a system names by its code, in whichever plant it is.
     *
     * @throws MfgException {@link ReferenceError#UNKNOWN_CODE} if no plant has it, {@link ReferenceError#NOT_VALID} if
     *     two have it
     */
    public Machine machine(String system, String code, OffsetDateTime at) {
        Machine found = null;
        Set<String> known = new TreeSet<>();
        for (PlantId plant : versions.keySet()) {
            PlantCodes codes = inForce(plant, at);
            if (codes == null) {
                continue;
            }
            known.addAll(codes.machines(system).table().keySet());
            if (codes.machines(system).has(code)) {
                if (found != null) {
                    throw new MfgException(
                            ReferenceError.NOT_VALID,
                            "machine '" + code + "' of system " + system + " is in plants " + found.plant() + " and "
                                    + plant);
                }
                found = new Machine(codes.machines(system).toCanonical(code), plant, codes);
            }
        }
        if (found == null) {
            throw new MfgException(
                    ReferenceError.UNKNOWN_CODE,
                    "no plant has machine '" + code + "' of system " + system + NearMisses.of(code, known));
        }
        return found;
    }

    /** @throws MfgException {@link ReferenceError#NO_PLANT} */
    public PlantCodes plant(PlantId plant, OffsetDateTime at) {
        PlantCodes codes = inForce(plant, at);
        if (codes == null) {
            throw new MfgException(ReferenceError.NO_PLANT, "plant " + plant + " at " + at);
        }
        return codes;
    }

    /** Is what this equipment makes finished, so that it enters the stock? A plant without a file says so of all. */
    public boolean isReceiptPoint(PlantId plant, EquipmentPath equipment, OffsetDateTime at) {
        PlantCodes codes = inForce(plant, at);
        return codes == null || codes.isReceiptPoint(equipment);
    }

    private PlantCodes inForce(PlantId plant, OffsetDateTime at) {
        PlantCodes latest = null;
        for (PlantCodes codes : versions.getOrDefault(plant, List.of())) {
            if (!codes.validFrom().isAfter(at)) {
                latest = codes;
            }
        }
        return latest;
    }
}
