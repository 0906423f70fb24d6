/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import static io.millrace.canonical.value.Check.required;
import static io.millrace.canonical.value.Check.requiredText;

import io.millrace.canonical.value.LocationId;
import io.millrace.canonical.value.PlantId;

/** A place in a warehouse. */
public record WarehouseLocation(LocationId id, PlantId plant, String description, boolean blocked) {

    public WarehouseLocation {
        required("id", id);
        required("plant", plant);
        requiredText("description", description);
    }
}
