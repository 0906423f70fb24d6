/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.mapping;

import io.millrace.core.reference.PlantCodes;
import io.millrace.core.reference.PlantSettings;
import java.util.Set;

/** The settings of system {@code sap}, as {@link SapPlant} says them: looked at when the files are read. */
public final class SapSettings implements PlantSettings {

    @Override
    public String system() {
        return SapPlant.SYSTEM;
    }

    @Override
    public Set<String> names() {
        return SapPlant.SETTINGS;
    }

    @Override
    public void check(PlantCodes plant) {
        SapPlant.of(plant);
    }
}
