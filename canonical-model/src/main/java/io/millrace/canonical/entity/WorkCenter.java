/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import static io.millrace.canonical.value.Check.required;
import static io.millrace.canonical.value.Check.requiredText;

import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.WorkCenterId;

/** A work center and where it stands. */
public record WorkCenter(WorkCenterId id, PlantId plant, String description, EquipmentPath equipment) {

    public WorkCenter {
        required("id", id);
        required("plant", plant);
        requiredText("description", description);
        required("equipment", equipment);
    }
}
