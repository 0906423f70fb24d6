/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.mapping;

import io.millrace.core.reference.PlantCodes;
import io.millrace.core.reference.PlantSettings;
import java.util.Set;

/** The settings of system {@code tryton}, as {@link TrytonPlant} says them: looked at when the files are read. */
public final class TrytonPlantSettings implements PlantSettings {

    @Override
    public String system() {
        return TrytonCodes.SYSTEM;
    }

    @Override
    public Set<String> names() {
        return TrytonPlant.SETTINGS;
    }

    @Override
    public void check(PlantCodes plant) {
        new TrytonPlant(plant).backflush();
    }
}
