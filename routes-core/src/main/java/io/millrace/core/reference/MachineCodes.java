/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.reference;

import io.millrace.canonical.value.EquipmentPath;
import io.millrace.core.reference.Table.Entry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Machine codes say by themselves in which plant they are: at a time, two plants cannot have the same. */
final class MachineCodes {

    private record Use(ReferenceFile file, Entry<EquipmentPath> entry, Validity validity) {}

    private MachineCodes() {}

    static void check(Collection<Versions> plants, List<String> problems) {
        Map<String, List<Use>> uses = new HashMap<>();
        for (Versions versions : plants) {
            for (ReferenceFile file : versions.files()) {
                for (String system : file.tables(Kind.MACHINES).keySet()) {
                    for (Entry<EquipmentPath> entry :
                            file.table(Kind.MACHINES, system).entries()) {
                        Use use = new Use(file, entry, entry.validity().and(versions.inForce(file)));
                        List<Use> others = uses.computeIfAbsent(system + ' ' + entry.code(), key -> new ArrayList<>());
                        others.forEach(other -> check(other, use, problems));
                        others.add(use);
                    }
                }
            }
        }
    }

    private static void check(Use one, Use other, List<String> problems) {
        if (!one.file().plant().equals(other.file().plant()) && one.validity().overlaps(other.validity())) {
            problems.add(other.entry().place() + " is in plant " + other.file().plant() + " and, by "
                    + one.entry().place() + ", in plant " + one.file().plant() + ": remove one");
        }
    }
}
